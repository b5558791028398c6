package com.minsapay.pass;

import com.minsapay.account.BoothId;
import com.minsapay.account.OperatorId;
import com.minsapay.account.SponsorId;
import com.minsapay.idempotency.IdempotencyKey;
import com.minsapay.ledger.DeclineReason;
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
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A wallet pays at some booths again where a sponsor paid for it, or wherever that sponsor did. Declined, as a whole, if the wallet
 * has no pass of this sponsor at one of the booths named, or none at all; one that has expired already can be ended. What was
 * paid before stays as it is, and what is refunded of it still goes to the sponsor. Immutable and thread-safe.
 *
 * @param key one per ending, kept over retries
 * @param wallet whose passes
 * @param sponsor who gave them
 * @param booths at most 100 of them; none named for all passes of this sponsor
 * @param operator who ended them
 */
public record EndFreePassRequest(
        IdempotencyKey key, WalletRef wallet, SponsorId sponsor, Set<BoothId> booths, OperatorId operator)
        implements Request {
    /** @throws IllegalArgumentException if there are more than 100 booths */
    public EndFreePassRequest {
        booths = Set.copyOf(booths);
        Booths.requireFew(booths);
    }

    /** Ends all passes that a sponsor gave a wallet. */
    public static EndFreePassRequest all(IdempotencyKey key, WalletRef wallet, SponsorId sponsor, OperatorId operator) {
        return new EndFreePassRequest(key, wallet, sponsor, Set.of(), operator);
    }

    @Override
    public TransactionKind kind() {
        return TransactionKind.FREE_PASS_END;
    }

    @Override
    public List<String> meaning() {
        return List.of(kind().name(), wallet.meaning(), sponsor.value(), Booths.text(booths), operator.value());
    }

    @Override
    public Needs needs() {
        return Needs.of(wallet);
    }

    @Override
    public Decision decide(Situation situation) {
        return Rules.withWallet(wallet, situation, this::decide);
    }

    private Decision decide(Wallet found) {
        Set<BoothId> there = found.passes().stream()
                .filter(pass -> pass.sponsor().equals(sponsor))
                .map(FreePass::booth)
                .collect(Collectors.toSet());
        Set<BoothId> ended = booths.isEmpty() ? there : booths;
        return ended.isEmpty() || !there.containsAll(ended)
                ? Decision.decline(DeclineReason.NO_SUCH_PASS)
                : new Decision.Post(
                        Optional.of(found.id()),
                        List.of(),
                        List.of(new Change.PassesEnded(found.id(), ended)),
                        Booths.details(sponsor, ended));
    }
}
