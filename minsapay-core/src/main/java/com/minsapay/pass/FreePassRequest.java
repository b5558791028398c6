package com.minsapay.pass;

import com.minsapay.account.AccountId;
import com.minsapay.account.BoothId;
import com.minsapay.account.OperatorId;
import com.minsapay.account.SponsorId;
import com.minsapay.idempotency.IdempotencyKey;
import com.minsapay.ledger.DeclineReason;
import com.minsapay.ledger.Detail;
import com.minsapay.ledger.HouseAccount;
import com.minsapay.ledger.TransactionKind;
import com.minsapay.request.Change;
import com.minsapay.request.Decision;
import com.minsapay.request.Needs;
import com.minsapay.request.Request;
import com.minsapay.request.Rules;
import com.minsapay.request.Situation;
import com.minsapay.request.WalletRef;
import com.minsapay.wallet.FreePass;
import com.minsapay.wallet.Wallet;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * From now on a wallet pays nothing at some booths: a sponsor pays there, the list price, to the end of the pass. Given again by
 * the same sponsor, a pass has the new end. It counts for charges that are decided after it, not for what was paid or set aside
 * before.
 *
 * <p>Declined, as a whole, if the sponsor or a booth does not exist, if another sponsor's pass counts at one of the booths, and
 * if it would have expired already. Immutable and thread-safe.
 *
 * @param key one per pass, kept over retries
 * @param wallet who pays nothing
 * @param sponsor who pays
 * @param booths 1 to 100 of them
 * @param until from when on the wallet pays again, from 1970 to 9999, cut to microseconds; empty for when the pass is ended
 * @param operator who gave it in the sponsor's name
 */
public record FreePassRequest(
        IdempotencyKey key,
        WalletRef wallet,
        SponsorId sponsor,
        Set<BoothId> booths,
        Optional<Instant> until,
        OperatorId operator)
        implements Request {
    /** @throws IllegalArgumentException if there is no booth, or more than 100, or the end is out of its range */
    public FreePassRequest {
        booths = Set.copyOf(booths);
        until = until.map(HouseAccount::expiry);
        if (booths.isEmpty()) {
            throw new IllegalArgumentException("a free pass must be for at least one booth, had none");
        }
        Booths.requireFew(booths);
    }

    @Override
    public TransactionKind kind() {
        return TransactionKind.FREE_PASS;
    }

    @Override
    public List<String> meaning() {
        return List.of(
                kind().name(),
                wallet.meaning(),
                sponsor.value(),
                Booths.text(booths),
                until.map(Instant::toString).orElse(""),
                operator.value());
    }

    @Override
    public Needs needs() {
        return Needs.of(
                wallet,
                Stream.concat(
                                Stream.of(AccountId.sponsor(sponsor)),
                                booths.stream().map(AccountId::booth))
                        .toArray(AccountId[]::new));
    }

    @Override
    public Decision decide(Situation situation) {
        return Rules.requireAccount(AccountId.sponsor(sponsor), DeclineReason.UNKNOWN_SPONSOR, situation)
                .or(() -> unknownBooth(situation))
                .or(() -> past(situation))
                .orElseGet(() -> Rules.withWallet(wallet, situation, found -> decide(found, situation)));
    }

    private Optional<Decision> unknownBooth(Situation situation) {
        return booths.stream()
                .flatMap(booth ->
                        Rules.requireAccount(AccountId.booth(booth), DeclineReason.UNKNOWN_BOOTH, situation).stream())
                .findFirst();
    }

    private Optional<Decision> past(Situation situation) {
        return until.filter(end -> !situation.now().isBefore(end))
                .map(end -> Decision.decline(DeclineReason.PASS_UNTIL_PAST));
    }

    private Decision decide(Wallet found, Situation situation) {
        boolean isTaken = booths.stream()
                .flatMap(booth -> found.pass(booth, situation.now()).stream())
                .anyMatch(pass -> !pass.sponsor().equals(sponsor));
        return isTaken
                ? Decision.decline(DeclineReason.PASS_EXISTS)
                : new Decision.Post(
                        Optional.of(found.id()),
                        List.of(),
                        List.of(new Change.PassesGiven(found.id(), passes())),
                        details());
    }

    private List<FreePass> passes() {
        return booths.stream().map(booth -> new FreePass(booth, sponsor, until)).toList();
    }

    private Map<Detail, String> details() {
        Map<Detail, String> details = new EnumMap<>(Booths.details(sponsor, booths));
        until.ifPresent(end -> details.put(Detail.EXPIRES, Detail.micros(end)));
        return details;
    }
}
