package com.minsapay.jpa.reliability;

import com.minsapay.MinsaPay;
import com.minsapay.account.AccountId;
import com.minsapay.account.BoothId;
import com.minsapay.account.DeskId;
import com.minsapay.account.FundId;
import com.minsapay.account.OperatorId;
import com.minsapay.account.SponsorId;
import com.minsapay.account.WalletId;
import com.minsapay.booth.PayoutRequest;
import com.minsapay.card.CardId;
import com.minsapay.card.CardUid;
import com.minsapay.charge.CaptureRequest;
import com.minsapay.charge.ChargeRequest;
import com.minsapay.charge.ExpireHoldRequest;
import com.minsapay.charge.HoldRequest;
import com.minsapay.charge.LateChargeRequest;
import com.minsapay.charge.RefundRequest;
import com.minsapay.charge.ReleaseRequest;
import com.minsapay.correction.CorrectionRequest;
import com.minsapay.crypto.Keys;
import com.minsapay.crypto.MacKey;
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
import com.minsapay.idempotency.IdempotencyKey;
import com.minsapay.ledger.TransactionKind;
import com.minsapay.ledger.Transfer;
import com.minsapay.money.Money;
import com.minsapay.outcome.Outcome;
import com.minsapay.pass.EndFreePassRequest;
import com.minsapay.pass.FreePassRequest;
import com.minsapay.policy.Policy;
import com.minsapay.registry.BlockCardRequest;
import com.minsapay.registry.CloseWalletRequest;
import com.minsapay.registry.LinkCardRequest;
import com.minsapay.registry.OpenAccountRequest;
import com.minsapay.registry.OpenWalletRequest;
import com.minsapay.registry.ReplaceCardRequest;
import com.minsapay.request.Request;
import com.minsapay.request.WalletRef;
import com.minsapay.testkit.KeyedIds;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Currency;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What the callers of a load ask for. A request is a function of its key: who knows the key knows what was asked, in
 * whatever process.
 */
final class Load {
    private static final OperatorId KIM = OperatorId.of("kim");
    private static final OperatorId LEE = OperatorId.of("lee");
    private static final DeskId DESK = DeskId.of("desk");
    private static final DeskId GATE = DeskId.of("gate");
    private static final FundId FUND = FundId.of("fund");
    private static final SponsorId SPONSOR = SponsorId.of("council");
    private static final FundId LAST_YEAR = FundId.of("last-year");
    private static final Keys KEYS = keys();
    private static final int BOOTHS = 4;
    private static final int WALLETS = 32;

    /** Stands for the caller of cards that all callers share. */
    private static final int SHARED = 99;

    /** How many requests of a caller open, use and close a wallet of their own. */
    static final int ROUND = 36;

    /** So far away that a hold does not lapse, and always the same. */
    private static final Instant NEVER = Instant.parse("2099-12-31T00:00:00Z");

    private static final Instant LONG_AGO = Instant.parse("2019-12-31T00:00:00Z");

    /** No clock moves on so far that a hold lapses, and the day is closed in the {@link #evening}. */
    private static final EnumSet<TransactionKind> NOT_IN_A_ROUND =
            EnumSet.of(TransactionKind.HOLD_EXPIRE, TransactionKind.DAY_CLOSE);

    private static final Map<IdempotencyKey, Request> OPENING =
            opening().stream().collect(Collectors.toMap(Request::key, Function.identity()));

    private Load() {}

    /**
     * Where a caller is in what it asks.
     *
     * @param run the same for callers that ask for the same
     * @param caller its number
     * @param n how much it has asked before
     */
    record Place(int run, int caller, int n) {
        static Place of(String key) {
            String[] parts = key.split("\\.", -1);
            return new Place(Integer.parseInt(parts[1]), Integer.parseInt(parts[2]), Integer.parseInt(parts[3]));
        }

        IdempotencyKey key() {
            return Load.key(run, caller, n);
        }

        Place next() {
            return new Place(run, caller, n + 1);
        }
    }

    /** The same in every process. */
    static Keys keys() {
        byte[] seal = new byte[MacKey.LENGTH];
        byte[] card = new byte[MacKey.LENGTH];
        new Random(1).nextBytes(seal);
        new Random(2).nextBytes(card);
        return Keys.of(MacKey.of("seal-1", seal), MacKey.of("card-1", card));
    }

    /** Asks nothing, so that every answer is final; declines some charges. */
    static Policy policy() {
        return Policy.builder(Currency.getInstance("KRW"), ZoneId.of("Asia/Seoul"))
                .chargeLimit(Money.won(2_900))
                .longestHold(Duration.ofDays(36_500))
                .lateEntryWindow(Duration.ofDays(36_500))
                .build();
    }

    /** What has to be there first: booths, desks, funds, and wallets with cards and money. */
    static List<Request> opening() {
        List<Request> requests = new ArrayList<>();
        requests.add(OpenAccountRequest.desk(IdempotencyKey.of("open.desk"), DESK, "Desk", KIM));
        requests.add(OpenAccountRequest.desk(IdempotencyKey.of("open.gate"), GATE, "Gate", KIM));
        requests.add(OpenAccountRequest.sponsor(IdempotencyKey.of("open.sponsor"), SPONSOR, "Council", KIM));
        requests.add(OpenAccountRequest.fund(IdempotencyKey.of("open.fund"), FUND, "School", Optional.empty(), KIM));
        requests.add(OpenAccountRequest.fund(
                IdempotencyKey.of("open.last-year"), LAST_YEAR, "Last year", Optional.of(LONG_AGO), KIM));
        for (int i = 0; i < BOOTHS; i++) {
            requests.add(OpenAccountRequest.booth(IdempotencyKey.of("open.booth." + i), booth(i), "Booth " + i, KIM));
        }
        for (int i = 0; i < WALLETS; i++) {
            requests.add(open(IdempotencyKey.of("open.wallet." + i), wallet(i), sharedCard(i), 5_000));
            requests.add(TopUpRequest.of(
                    IdempotencyKey.of("open.money." + i), DESK, WalletRef.of(wallet(i)), Money.won(50_000), KIM));
        }
        return requests;
    }

    /** The key of a caller's n-th request in a run. */
    static IdempotencyKey key(int run, int caller, int n) {
        return IdempotencyKey.of("k." + run + "." + caller + "." + n);
    }

    /**
     * What is left to do in the evening, in order: tills are counted, suspense is explained, the day is closed.
     *
     * @param suspense what waits there
     */
    static List<Request> evening(Money suspense) {
        List<Request> requests = new ArrayList<>();
        requests.add(new CountRequest(IdempotencyKey.of("evening.desk"), DESK, Money.won(0), KIM));
        requests.add(new CountRequest(IdempotencyKey.of("evening.gate"), GATE, Money.won(0), KIM));
        if (suspense.isPositive()) {
            requests.add(correction(
                    IdempotencyKey.of("evening.suspense"),
                    AccountId.suspense(),
                    AccountId.overShort(),
                    suspense.minorUnits()));
        } else if (suspense.isNegative()) {
            requests.add(correction(
                    IdempotencyKey.of("evening.suspense"),
                    AccountId.overShort(),
                    AccountId.suspense(),
                    suspense.negated().minorUnits()));
        }
        requests.add(new CloseDayRequest(IdempotencyKey.of("evening.close"), KIM));
        return requests;
    }

    /** Every kind of which something is approved once each caller has asked for a round, by name. */
    static Set<String> kinds() {
        return EnumSet.complementOf(NOT_IN_A_ROUND).stream().map(Enum::name).collect(Collectors.toSet());
    }

    /** A charge that always goes through while the money lasts. */
    static Request charge(IdempotencyKey key, int wallet) {
        return ChargeRequest.of(key, booth(wallet), WalletRef.of(sharedCard(wallet)), Money.won(10), KIM);
    }

    /** What is asked under a key of {@link #key} or of {@link #opening}. */
    static Request of(IdempotencyKey key) {
        if (OPENING.containsKey(key)) {
            return OPENING.get(key);
        }
        Place place = Place.of(key.value());
        int run = place.run();
        int caller = place.caller();
        int n = place.n();
        int first = n - n % ROUND;
        WalletId own = WalletId.of("w." + run + "." + caller + "." + first);
        CardId card = card(run, caller, first);
        CardId next = card(run, caller, first + 1);
        return switch (n % ROUND) {
            case 0 -> open(key, own, card, 3_000);
            case 1 -> TopUpRequest.of(key, DESK, WalletRef.of(own), Money.won(600), KIM);
            case 2 -> TopUpRequest.of(key, DESK, WalletRef.of(own), Money.won(2_000), KIM);
            case 3 -> HoldRequest.of(key, booth(caller), WalletRef.of(own), Money.won(300), NEVER, KIM);
            case 4 -> ChargeRequest.of(key, booth(caller), WalletRef.of(card), Money.won(2_500), KIM);
            case 5 -> CaptureRequest.part(key, KeyedIds.of(key(run, caller, first + 3)), Money.won(200), KIM);
            case 6 -> new BlockCardRequest(key, card, KIM);
            case 7 -> new ReleaseRequest(key, KeyedIds.of(key(run, caller, first + 3)), KIM);
            case 8 -> ChargeRequest.of(key, booth(caller), WalletRef.of(card), Money.won(100), KIM);
            case 9 -> LateChargeRequest.of(key, booth(caller), WalletRef.of(own), Money.won(400), LONG_AGO, KIM);
            case 10 -> new LinkCardRequest(key, next, own, KIM);
            case 11 -> new ReverseTopUpRequest(key, KeyedIds.of(key(run, caller, first + 1)), KIM, Optional.of(LEE));
            // The first card, which was blocked.
            case 12 -> new ReplaceCardRequest(key, own, card, KIM);
            case 13 -> new WithdrawalRequest(key, DESK, WalletRef.of(own), Money.won(700), KIM);
            case 14 -> correction(key, AccountId.suspense(), AccountId.own(wallet(caller)), 300);
            case 16 -> new FloatRequest(key, DESK, Money.won(10_000), KIM);
            case 17 -> new GrantRequest(key, FUND, WalletRef.of(own), Money.won(700), KIM);
            case 18 -> RefundRequest.part(key, KeyedIds.of(key(run, caller, first + 4)), Money.won(400), KIM);
            case 19 -> new DropRequest(key, DESK, Money.won(900), KIM);
            case 20 -> HoldRequest.of(key, booth(caller), WalletRef.of(own), Money.won(100), NEVER, KIM);
            case 21 -> new DeskTransferRequest(key, DESK, GATE, Money.won(800), KIM);
            case 22 -> correction(key, AccountId.fund(LAST_YEAR), AccountId.grant(own, LAST_YEAR), 150);
            case 23 -> new ReleaseRequest(key, KeyedIds.of(key(run, caller, first + 20)), KIM);
            case 24 -> new ExpireGrantRequest(key, own, LAST_YEAR, OperatorId.SWEEP);
            case 25 -> new CountRequest(key, GATE, Money.won(5_000), LEE);
            case 27 -> PayoutRequest.of(key, booth(caller), Money.won(100), KIM);
            case 28 -> RefundRequest.part(key, KeyedIds.of(key(run, caller, first + 4)), Money.won(2_500), KIM);
            // Ended by the capture.
            case 29 -> new ExpireHoldRequest(key, KeyedIds.of(key(run, caller, first + 3)), OperatorId.SWEEP);
            case 30 ->
                new FreePassRequest(key, WalletRef.of(own), SPONSOR, Set.of(booth(caller + 1)), Optional.empty(), KIM);
            case 31 -> ChargeRequest.of(key, booth(caller + 1), WalletRef.of(card), Money.won(1_900), KIM);
            case 32 -> new EndFreePassRequest(key, WalletRef.of(own), SPONSOR, Set.of(), KIM);
            case 33 -> RefundRequest.part(key, KeyedIds.of(key(run, caller, first + 31)), Money.won(900), KIM);
            case 34 -> new CloseWalletRequest(key, WalletRef.of(own), Optional.of(DESK), KIM);
            case 35 -> TopUpRequest.of(key, DESK, WalletRef.of(own), Money.won(500), KIM);
            default -> crowded(key);
        };
    }

    /** Sends a request to where it belongs. */
    static Outcome send(MinsaPay pay, Request request) {
        return switch (request.kind()) {
            case CHARGE -> pay.charge((ChargeRequest) request);
            case LATE_CHARGE -> pay.chargeLate((LateChargeRequest) request);
            case HOLD -> pay.hold((HoldRequest) request);
            case CAPTURE -> pay.capture((CaptureRequest) request);
            case RELEASE -> pay.release((ReleaseRequest) request);
            case HOLD_EXPIRE -> pay.expireHold((ExpireHoldRequest) request);
            case REFUND -> pay.refund((RefundRequest) request);
            case TOP_UP -> pay.topUp((TopUpRequest) request);
            case TOP_UP_REVERSAL -> pay.reverseTopUp((ReverseTopUpRequest) request);
            case GRANT -> pay.grant((GrantRequest) request);
            case GRANT_EXPIRE -> pay.expireGrant((ExpireGrantRequest) request);
            case FREE_PASS -> pay.giveFreePass((FreePassRequest) request);
            case FREE_PASS_END -> pay.endFreePass((EndFreePassRequest) request);
            case WITHDRAWAL -> pay.withdraw((WithdrawalRequest) request);
            case DESK_FLOAT -> pay.bringFloat((FloatRequest) request);
            case DESK_DROP -> pay.drop((DropRequest) request);
            case DESK_TRANSFER -> pay.transfer((DeskTransferRequest) request);
            case DESK_COUNT -> pay.count((CountRequest) request);
            case BOOTH_PAYOUT -> pay.payOut((PayoutRequest) request);
            case DAY_CLOSE -> pay.closeDay((CloseDayRequest) request);
            case CORRECTION -> pay.correct((CorrectionRequest) request);
            case WALLET_OPEN -> pay.openWallet((OpenWalletRequest) request);
            case WALLET_CLOSE -> pay.closeWallet((CloseWalletRequest) request);
            case CARD_LINK -> pay.linkCard((LinkCardRequest) request);
            case CARD_BLOCK -> pay.blockCard((BlockCardRequest) request);
            case CARD_REPLACE -> pay.replaceCard((ReplaceCardRequest) request);
            case BOOTH_OPEN, DESK_OPEN, FUND_OPEN, SPONSOR_OPEN -> pay.openAccount((OpenAccountRequest) request);
        };
    }

    /** A charge or top-up of one of the wallets that all callers share. */
    private static Request crowded(IdempotencyKey key) {
        Random random = new Random(key.value().hashCode());
        int wallet = random.nextInt(WALLETS);
        return random.nextInt(4) == 0
                ? TopUpRequest.of(key, DESK, WalletRef.of(wallet(wallet)), won(random, 5_000), KIM)
                : ChargeRequest.of(
                        key, booth(random.nextInt(BOOTHS)), WalletRef.of(sharedCard(wallet)), won(random, 3_000), KIM);
    }

    private static Request correction(IdempotencyKey key, AccountId from, AccountId to, long amount) {
        Transfer transfer = new Transfer(from, to, Money.won(amount));
        return new CorrectionRequest(key, List.of(transfer), "found under the table", KIM, LEE);
    }

    private static Request open(IdempotencyKey key, WalletId wallet, CardId card, long grant) {
        return new OpenWalletRequest(
                key,
                wallet,
                Optional.of(card),
                Optional.of(new OpenWalletRequest.GrantOf(FUND, Money.won(grant))),
                KIM);
    }

    private static Money won(Random random, int most) {
        return Money.won(1L + random.nextInt(most));
    }

    private static BoothId booth(int number) {
        return BoothId.of("booth-" + number % BOOTHS);
    }

    private static WalletId wallet(int number) {
        return WalletId.of("shared-" + number % WALLETS);
    }

    private static CardId sharedCard(int wallet) {
        return card(0, SHARED, wallet % WALLETS);
    }

    private static CardId card(int run, int caller, int number) {
        byte[] uid = ByteBuffer.allocate(10)
                .put((byte) 4)
                .put((byte) caller)
                .putInt(run)
                .putInt(number)
                .array();
        return CardUid.of(uid).identify(KEYS.cardKey());
    }
}
