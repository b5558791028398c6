package com.minsapay.benchmarks;

import com.minsapay.MinsaPay;
import com.minsapay.account.AccountId;
import com.minsapay.account.AccountKind;
import com.minsapay.account.BoothId;
import com.minsapay.account.DeskId;
import com.minsapay.account.OperatorId;
import com.minsapay.account.WalletId;
import com.minsapay.audit.Verification;
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
import com.minsapay.request.Rules;
import com.minsapay.request.WalletRef;
import com.minsapay.spi.LedgerStore;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.Currency;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SplittableRandom;

/** The library with everything on: cards, keys, limits on a charge and on a day, the double-tap question, seals, double entry. */
final class MinsaPayContestant implements Contestant {
    static final OperatorId OPERATOR = OperatorId.of("benchmark");
    static final DeskId DESK = DeskId.of("main");
    private static final int UID_LENGTH = 7;

    private final School school;
    private final MinsaPay pay;
    private final CardId[] cards;

    /** @param store empty; closed with this */
    MinsaPayContestant(School school, LedgerStore store) {
        this(school, store, newKeys(), InstantSource.system());
    }

    /**
     * @param store empty, or of the same school under the same keys; closed with this
     * @param clock when everything happens
     */
    MinsaPayContestant(School school, LedgerStore store, Keys keys, InstantSource clock) {
        this.school = school;
        this.pay = MinsaPay.builder(store, keys).policy(policy()).clock(clock).build();
        this.cards = new CardId[school.wallets()];
        readCards();
        if (pay.wallet(wallet(0)).isEmpty()) {
            open();
        }
    }

    /** Made up, as its ledger is. */
    static Keys newKeys() {
        return Keys.of(MacKey.of("seal-1", MacKey.randomSecret()), MacKey.of("card-1", MacKey.randomSecret()));
    }

    /** As at a festival, but with room for one day's worth of money and more in every wallet, and in a day. */
    static Policy policy() {
        return Policy.builder(Currency.getInstance("KRW"), ZoneId.of("Asia/Seoul"))
                .chargeLimit(Money.won(50_000))
                .dailySpendingLimit(Money.won(Rules.LARGEST_AMOUNT))
                .askAbove(Money.won(30_000))
                .doubleTapWindow(Duration.ofSeconds(10))
                .cardNumberMemory(Duration.ofMinutes(10))
                .build();
    }

    /** The same cards whenever a school of this size is opened. */
    private void readCards() {
        SplittableRandom random = new SplittableRandom(school.wallets());
        for (int wallet = 0; wallet < school.wallets(); wallet++) {
            byte[] uid = new byte[UID_LENGTH];
            random.nextBytes(uid);
            cards[wallet] = pay.read(CardUid.of(uid));
        }
    }

    private void open() {
        require(pay.openAccount(OpenAccountRequest.desk(key("desk"), DESK, "desk", OPERATOR)));
        for (int booth = 0; booth < school.booths(); booth++) {
            require(pay.openAccount(
                    OpenAccountRequest.booth(key("booth-" + booth), booth(booth), "booth " + booth, OPERATOR)));
        }
        for (int wallet = 0; wallet < school.wallets(); wallet++) {
            WalletId id = wallet(wallet);
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

    /**
     * Walks the whole ledger.
     *
     * @throws IllegalStateException if it does not verify
     */
    Verification verify() {
        Verification walked = pay.verify();
        if (!walked.verified()) {
            throw new IllegalStateException("the ledger must verify after a run, found: " + walked.findings());
        }
        return walked;
    }

    @Override
    public void close() {
        try {
            verify();
        } finally {
            leave();
        }
    }

    /** Closes it without walking it. */
    void leave() {
        pay.close();
    }

    static WalletId wallet(int wallet) {
        return WalletId.of("w-" + wallet);
    }

    static BoothId booth(int booth) {
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
