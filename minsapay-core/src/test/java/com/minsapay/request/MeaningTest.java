package com.minsapay.request;

import static com.minsapay.Given.BOOTH;
import static com.minsapay.Given.CARD;
import static com.minsapay.Given.DESK;
import static com.minsapay.Given.FUND;
import static com.minsapay.Given.KIM;
import static com.minsapay.Given.LEE;
import static com.minsapay.Given.NOON;
import static com.minsapay.Given.OTHER_BOOTH;
import static com.minsapay.Given.OTHER_CARD;
import static com.minsapay.Given.OTHER_DESK;
import static com.minsapay.Given.OTHER_FUND;
import static com.minsapay.Given.OTHER_SPONSOR;
import static com.minsapay.Given.OTHER_WALLET;
import static com.minsapay.Given.SPONSOR;
import static com.minsapay.Given.USD;
import static com.minsapay.Given.WALLET;
import static com.minsapay.Given.key;
import static com.minsapay.Given.transaction;
import static com.minsapay.Given.won;
import static org.assertj.core.api.Assertions.assertThat;

import com.minsapay.account.AccountId;
import com.minsapay.account.BoothId;
import com.minsapay.account.DeskId;
import com.minsapay.account.FundId;
import com.minsapay.account.OperatorId;
import com.minsapay.account.SponsorId;
import com.minsapay.account.WalletId;
import com.minsapay.booth.PayoutRequest;
import com.minsapay.card.Assurance;
import com.minsapay.card.CardId;
import com.minsapay.charge.CaptureRequest;
import com.minsapay.charge.ChargeRequest;
import com.minsapay.charge.ExpireHoldRequest;
import com.minsapay.charge.HoldRequest;
import com.minsapay.charge.LateChargeRequest;
import com.minsapay.charge.ReleaseRequest;
import com.minsapay.correction.CorrectionRequest;
import com.minsapay.day.CloseDayRequest;
import com.minsapay.desk.CountRequest;
import com.minsapay.desk.DeskTransferRequest;
import com.minsapay.desk.DropRequest;
import com.minsapay.desk.FloatRequest;
import com.minsapay.desk.ReverseTopUpRequest;
import com.minsapay.desk.TopUpRequest;
import com.minsapay.desk.WithdrawalRequest;
import com.minsapay.grant.ExpireGrantRequest;
import com.minsapay.grant.GrantRequest;
import com.minsapay.ledger.HouseAccount;
import com.minsapay.ledger.TransactionId;
import com.minsapay.ledger.Transfer;
import com.minsapay.money.Money;
import com.minsapay.outcome.Confirmation;
import com.minsapay.pass.EndFreePassRequest;
import com.minsapay.pass.FreePassRequest;
import com.minsapay.registry.BlockCardRequest;
import com.minsapay.registry.CloseWalletRequest;
import com.minsapay.registry.LinkCardRequest;
import com.minsapay.registry.OpenAccountRequest;
import com.minsapay.registry.OpenWalletRequest;
import com.minsapay.registry.OpenWalletRequest.GrantOf;
import com.minsapay.registry.ReplaceCardRequest;
import java.lang.reflect.RecordComponent;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What a request means is every one of its fields, but for its key, its confirmations and how a card proved itself. */
class MeaningTest {
    private static final OperatorId PARK = OperatorId.of("park");
    private static final DeskId THIRD_DESK = DeskId.of("gym");
    private static final AccountId OWN = AccountId.own(WALLET);

    static Stream<Request> requests() {
        return Stream.of(
                ChargeRequest.of(key("k"), BOOTH, WalletRef.of(CARD), won(500), KIM),
                HoldRequest.of(key("k"), BOOTH, WalletRef.of(CARD), won(500), NOON, KIM),
                CaptureRequest.part(key("k"), transaction(1), won(500), KIM),
                LateChargeRequest.of(key("k"), BOOTH, WalletRef.of(CARD), won(500), NOON, KIM),
                new ReleaseRequest(key("k"), transaction(1), KIM),
                new ExpireHoldRequest(key("k"), transaction(1), KIM),
                TopUpRequest.of(key("k"), DESK, WalletRef.of(CARD), won(500), KIM),
                ReverseTopUpRequest.of(key("k"), transaction(1), KIM),
                new ReverseTopUpRequest(key("k"), transaction(1), KIM, Optional.of(LEE)),
                new WithdrawalRequest(key("k"), DESK, WalletRef.of(CARD), won(500), KIM),
                new FloatRequest(key("k"), DESK, won(500), KIM),
                new DropRequest(key("k"), DESK, won(500), KIM),
                new DeskTransferRequest(key("k"), DESK, THIRD_DESK, won(500), KIM),
                new CountRequest(key("k"), DESK, won(500), KIM),
                PayoutRequest.of(key("k"), BOOTH, won(500), KIM),
                PayoutRequest.full(key("k"), BOOTH, KIM),
                new CloseDayRequest(key("k"), KIM),
                new GrantRequest(key("k"), FUND, WalletRef.of(CARD), won(500), KIM),
                new ExpireGrantRequest(key("k"), WALLET, FUND, KIM),
                new FreePassRequest(
                        key("k"), WalletRef.of(CARD), SPONSOR, Set.of(BOOTH, OTHER_BOOTH), Optional.of(NOON), KIM),
                EndFreePassRequest.all(key("k"), WalletRef.of(CARD), SPONSOR, KIM),
                new CorrectionRequest(
                        key("k"), List.of(new Transfer(OWN, AccountId.booth(BOOTH), won(500))), "why", KIM, LEE),
                new OpenWalletRequest(
                        key("k"), WALLET, Optional.of(CARD), Optional.of(new GrantOf(FUND, won(500))), KIM),
                new OpenWalletRequest(key("k"), WALLET, Optional.empty(), Optional.empty(), KIM),
                new CloseWalletRequest(key("k"), WalletRef.of(CARD), Optional.of(DESK), KIM),
                OpenAccountRequest.booth(key("k"), BOOTH, "name", KIM),
                OpenAccountRequest.fund(key("k"), FUND, "name", Optional.of(NOON), KIM),
                new LinkCardRequest(key("k"), CARD, WALLET, KIM),
                new BlockCardRequest(key("k"), CARD, KIM),
                new ReplaceCardRequest(key("k"), WALLET, CARD, KIM));
    }

    @ParameterizedTest
    @MethodSource("requests")
    void i04_it_differs_whenever_a_field_differs(Request request) throws ReflectiveOperationException {
        Set<List<String>> meanings = new HashSet<>(Set.of(request.meaning()));
        int others = 0;
        for (RecordComponent component : request.getClass().getRecordComponents()) {
            for (Object other :
                    othersOf(component.getName(), component.getAccessor().invoke(request))) {
                Request changed = with(request, component, other);
                assertThat(meanings.add(changed.meaning()))
                        .as("%s = %s", component, other)
                        .isTrue();
                others++;
            }
        }
        assertThat(others).isPositive();
    }

    @ParameterizedTest
    @MethodSource("requests")
    void i04_it_depends_neither_on_the_key_nor_on_confirmations_nor_on_proofs_of_a_card(Request request)
            throws ReflectiveOperationException {
        for (RecordComponent component : request.getClass().getRecordComponents()) {
            switch (component.getName()) {
                case "key" ->
                    assertThat(with(request, component, key("other")).meaning()).isEqualTo(request.meaning());
                case "confirmations" -> {
                    Confirmation yes = new Confirmation.OfAmount(won(500));
                    assertThat(with(request, component, Set.of(yes)).meaning()).isEqualTo(request.meaning());
                }
                case "payer", "wallet" -> {
                    if (component.getAccessor().invoke(request) instanceof WalletRef.ByCard byCard) {
                        WalletRef proved = WalletRef.of(byCard.card(), Assurance.MUTUAL_AUTH);
                        assertThat(with(request, component, proved).meaning()).isEqualTo(request.meaning());
                    }
                }
                default -> {}
            }
        }
    }

    @ParameterizedTest
    @MethodSource("requests")
    void i04_it_names_its_kind_first_so_that_two_kinds_never_mean_the_same(Request request) {
        assertThat(request.meaning()).startsWith(request.kind().name());
    }

    @ParameterizedTest
    @MethodSource("requests")
    void every_amount_it_names_is_told(Request request) {
        long named = request.meaning().stream().filter("KRW 500"::equals).count();
        assertThat(request.amounts()).hasSize((int) named).allMatch(won(500)::equals);
    }

    /** Fails for a type it does not know, so that a new field must be thought of here. */
    private static List<?> othersOf(String name, Object value) {
        if (name.equals("key") || name.equals("confirmations")) {
            return List.of();
        } else if (value instanceof BoothId) {
            return List.of(OTHER_BOOTH);
        } else if (value instanceof DeskId) {
            return List.of(OTHER_DESK);
        } else if (value instanceof FundId) {
            return List.of(OTHER_FUND);
        } else if (value instanceof SponsorId) {
            return List.of(OTHER_SPONSOR);
        } else if (value instanceof Set<?>) {
            return List.of(Set.of(BOOTH), Set.of(OTHER_BOOTH));
        } else if (value instanceof WalletId) {
            return List.of(OTHER_WALLET);
        } else if (value instanceof CardId) {
            return List.of(OTHER_CARD);
        } else if (value instanceof WalletRef) {
            return List.of(
                    WalletRef.of(OTHER_CARD),
                    WalletRef.of(WALLET),
                    WalletRef.of(OTHER_WALLET),
                    WalletRef.of(WalletId.of(CARD.value().hex())));
        } else if (value instanceof Money) {
            return List.of(won(501), Money.ofMinor(USD, 500), Money.ofMinor(USD, 50_000));
        } else if (value instanceof Instant instant) {
            return List.of(instant.plusNanos(1_000), instant.minusSeconds(1));
        } else if (value instanceof TransactionId) {
            return List.of(transaction(2));
        } else if (value instanceof OperatorId) {
            return List.of(PARK);
        } else if (value instanceof String) {
            return List.of("other", "wh");
        } else if (value instanceof HouseAccount account) {
            return othersOf(account);
        } else if (value instanceof List<?>) {
            return otherTransfers();
        } else if (value instanceof Optional<?>) {
            return otherOptionals(name, (Optional<?>) value);
        }
        throw new AssertionError("what else could " + name + " be?");
    }

    private static List<HouseAccount> othersOf(HouseAccount account) {
        List<HouseAccount> all = List.of(
                new HouseAccount(AccountId.booth(BOOTH), "name", Optional.empty()),
                new HouseAccount(AccountId.booth(OTHER_BOOTH), "name", Optional.empty()),
                new HouseAccount(AccountId.desk(DESK), "name", Optional.empty()),
                new HouseAccount(AccountId.fund(FUND), "name", Optional.empty()),
                new HouseAccount(AccountId.fund(FUND), "name", Optional.of(NOON)),
                new HouseAccount(AccountId.fund(FUND), "name", Optional.of(NOON.plusNanos(1_000))),
                new HouseAccount(AccountId.fund(FUND), "other", Optional.of(NOON)));
        return all.stream().filter(other -> !other.equals(account)).toList();
    }

    private static List<List<Transfer>> otherTransfers() {
        AccountId booth = AccountId.booth(BOOTH);
        Transfer first = new Transfer(OWN, booth, won(500));
        return List.of(
                List.of(new Transfer(OWN, booth, won(501))),
                List.of(new Transfer(booth, OWN, won(500))),
                List.of(new Transfer(OWN, AccountId.desk(DESK), won(500))),
                List.of(first, first),
                List.of(first, new Transfer(booth, OWN, won(1))));
    }

    private static List<Optional<?>> otherOptionals(String name, Optional<?> value) {
        List<Optional<?>> all = switch (name) {
            case "card" -> List.of(Optional.empty(), Optional.of(CARD), Optional.of(OTHER_CARD));
            case "desk" -> List.of(Optional.empty(), Optional.of(DESK), Optional.of(OTHER_DESK));
            case "approvedBy" -> List.of(Optional.empty(), Optional.of(LEE), Optional.of(OperatorId.of("choi")));
            case "until" -> List.of(Optional.empty(), Optional.of(NOON), Optional.of(NOON.plusNanos(1_000)));
            case "amount" -> List.of(Optional.empty(), Optional.of(won(500)), Optional.of(won(501)));
            default ->
                List.of(
                        Optional.empty(),
                        Optional.of(new GrantOf(FUND, won(500))),
                        Optional.of(new GrantOf(FUND, won(501))),
                        Optional.of(new GrantOf(OTHER_FUND, won(500))));
        };
        return all.stream().filter(other -> !other.equals(value)).toList();
    }

    private static Request with(Request request, RecordComponent changed, Object other)
            throws ReflectiveOperationException {
        RecordComponent[] components = request.getClass().getRecordComponents();
        Object[] values = new Object[components.length];
        for (int i = 0; i < components.length; i++) {
            boolean same = !components[i].getName().equals(changed.getName());
            values[i] = same ? components[i].getAccessor().invoke(request) : other;
        }
        Class<?>[] types =
                Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
        return (Request) request.getClass().getDeclaredConstructor(types).newInstance(values);
    }
}
