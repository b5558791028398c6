package com.minsapay.benchmarks;

import com.minsapay.MinsaPay;
import com.minsapay.account.AccountId;
import com.minsapay.account.AccountKind;
import com.minsapay.account.BoothId;
import com.minsapay.account.DeskId;
import com.minsapay.account.OperatorId;
import com.minsapay.account.WalletId;
import com.minsapay.card.CardId;
import com.minsapay.card.CardUid;
import com.minsapay.charge.ChargeRequest;
import com.minsapay.crypto.Keys;
import com.minsapay.crypto.MacKey;
import com.minsapay.desk.TopUpRequest;
import com.minsapay.idempotency.IdempotencyKey;
import com.minsapay.money.Money;
import com.minsapay.outcome.Outcome;
import com.minsapay.policy.Policy;
import com.minsapay.registry.OpenAccountRequest;
import com.minsapay.registry.OpenWalletRequest;
import com.minsapay.request.WalletRef;
import com.minsapay.spi.LedgerStore;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Currency;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SplittableRandom;

/** The library with everything on: cards, keys, limits, the double-tap question, seals, double entry. */
final class MinsaPayContestant implements Contestant {
    private static final OperatorId OPERATOR = OperatorId.of("benchmark");
    private static final DeskId DESK = DeskId.of("main");
    private static final int UID_LENGTH = 7;

    private final School school;
    private final MinsaPay pay;
    private final CardId[] cards;

    /** @param store empty; closed with this */
    MinsaPayContestant(School school, LedgerStore store) {
        this.school = school;
        this.pay = MinsaPay.builder(
                        store,
                        Keys.of(MacKey.of("seal-1", MacKey.randomSecret()), MacKey.of("card-1", MacKey.randomSecret())))
                .policy(policy())
                .build();
        this.cards = new CardId[school.wallets()];
        open();
    }

    /** As at a festival, but with room for one day's worth of money and more in every wallet. */
    private static Policy policy() {
        return Policy.builder(Currency.getInstance("KRW"), ZoneId.of("Asia/Seoul"))
                .chargeLimit(Money.won(50_000))
                .askAbove(Money.won(30_000))
                .doubleTapWindow(Duration.ofSeconds(10))
                .cardNumberMemory(Duration.ofMinutes(10))
                .build();
    }

    private void open() {
        require(pay.openAccount(OpenAccountRequest.desk(key("desk"), DESK, "desk", OPERATOR)));
        for (int booth = 0; booth < school.booths(); booth++) {
            require(pay.openAccount(
                    OpenAccountRequest.booth(key("booth-" + booth), booth(booth), "booth " + booth, OPERATOR)));
        }
        SplittableRandom random = new SplittableRandom(school.wallets());
        for (int wallet = 0; wallet < school.wallets(); wallet++) {
            byte[] uid = new byte[UID_LENGTH];
            random.nextBytes(uid);
            cards[wallet] = pay.read(CardUid.of(uid));
            WalletId id = WalletId.of("w-" + wallet);
            require(pay.openWallet(new OpenWalletRequest(
                    key("open-" + wallet), id, Optional.of(cards[wallet]), Optional.empty(), OPERATOR)));
            TopUpRequest topUp = TopUpRequest.of(
                    key("top-up-" + wallet), DESK, WalletRef.of(id), Money.won(school.balance()), OPERATOR);
            Outcome outcome = pay.topUp(topUp);
            require(
                    outcome instanceof Outcome.Asked asked
                            ? pay.topUp(topUp.confirmed(asked.question().confirmation()))
                            : outcome);
        }
    }

    @Override
    public boolean charge(String key, int wallet, int booth, long amount) {
        Outcome outcome = pay.charge(
                ChargeRequest.of(key(key), booth(booth), WalletRef.of(cards[wallet]), Money.won(amount), OPERATOR));
        return outcome instanceof Outcome.Approved;
    }

    @Override
    public long inWallets() {
        return pay.trialBalance()
                .balances()
                .getOrDefault(AccountKind.OWN, Money.won(0))
                .minorUnits();
    }

    @Override
    public long atBooths() {
        long sum = 0;
        for (int booth = 0; booth < school.booths(); booth++) {
            sum += pay.statement(AccountId.booth(booth(booth)), OptionalLong.empty(), 1)
                    .orElseThrow()
                    .balance()
                    .minorUnits();
        }
        return sum;
    }

    @Override
    public void close() {
        boolean verified = pay.verify().verified();
        pay.close();
        if (!verified) {
            throw new IllegalStateException("the ledger must verify after a run");
        }
    }

    private static BoothId booth(int booth) {
        return BoothId.of("b-" + booth);
    }

    private static IdempotencyKey key(String text) {
        return IdempotencyKey.of(text);
    }

    private static void require(Outcome outcome) {
        if (!(outcome instanceof Outcome.Approved)) {
            throw new IllegalStateException("set-up must be approved, was: " + outcome.message(Locale.ENGLISH));
        }
    }
}
