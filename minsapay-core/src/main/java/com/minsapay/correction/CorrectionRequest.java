package com.minsapay.correction;

import com.minsapay.account.AccountId;
import com.minsapay.account.AccountKind;
import com.minsapay.account.OperatorId;
import com.minsapay.account.WalletId;
import com.minsapay.idempotency.IdempotencyKey;
import com.minsapay.ledger.DeclineReason;
import com.minsapay.ledger.Detail;
import com.minsapay.ledger.TransactionKind;
import com.minsapay.ledger.Transfer;
import com.minsapay.money.Money;
import com.minsapay.request.Decision;
import com.minsapay.request.Needs;
import com.minsapay.request.Request;
import com.minsapay.request.Rules;
import com.minsapay.request.Situation;
import com.minsapay.wallet.Wallet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Put a mistake right: any transfers that touch at most one wallet, with a reason and two pairs of eyes; a debt is
 * forgiven so, too. No limit and no question applies, but no amount may be a card number, no part of the wallet may end
 * below zero, and what is held moves with its hold alone. Immutable and thread-safe.
 *
 * @param key one per correction, kept over retries
 * @param transfers 1 to 100; between one wallet's accounts, but those of what is held, and the house's, or the house's alone
 * @param reason in a person's words: 1 to 200 characters, no control characters, and no card number
 * @param operator who asks for it
 * @param approvedBy who approved it, someone else
 */
public record CorrectionRequest(
        IdempotencyKey key, List<Transfer> transfers, String reason, OperatorId operator, OperatorId approvedBy)
        implements Request {
    private static final int LONGEST_REASON = 200;

    private static final int MOST_TRANSFERS = 100;

    /** @throws IllegalArgumentException if one of the rules above does not hold */
    public CorrectionRequest {
        transfers = List.copyOf(transfers);
        if (transfers.isEmpty()) {
            throw new IllegalArgumentException("a correction must move money, had no transfers");
        }
        transfers.forEach(transfer -> Rules.requireAmount(transfer.amount()));
        if (transfers.size() > MOST_TRANSFERS) {
            throw new IllegalArgumentException(
                    "a correction must have at most " + MOST_TRANSFERS + " transfers, had " + transfers.size());
        }
        if (wallets(transfers).size() > 1) {
            throw new IllegalArgumentException("a correction must touch at most one wallet, was "
                    + wallets(transfers).size());
        }
        accounts(transfers)
                .filter(account -> account.kind() == AccountKind.HELD || account.kind() == AccountKind.HELD_GRANT)
                .findFirst()
                .ifPresent(held -> {
                    throw new IllegalArgumentException(
                            "a correction must leave what is held to its hold's capture or release, was " + held);
                });
        Detail.requireWords("a reason", reason, LONGEST_REASON);
        if (operator.equals(approvedBy)) {
            throw new IllegalArgumentException("a correction must be approved by someone else than " + operator);
        }
    }

    @Override
    public TransactionKind kind() {
        return TransactionKind.CORRECTION;
    }

    @Override
    public List<String> meaning() {
        Stream<String> moved = transfers.stream()
                .flatMap(transfer -> Stream.of(
                        transfer.from().toString(),
                        transfer.to().toString(),
                        transfer.amount().toString()));
        return Stream.concat(Stream.of(kind().name(), reason, operator.value(), approvedBy.value()), moved)
                .toList();
    }

    @Override
    public List<Money> amounts() {
        return transfers.stream().map(Transfer::amount).toList();
    }

    @Override
    public Needs needs() {
        return new Needs(wallets(transfers), Set.of(), houseAccounts());
    }

    @Override
    public Decision decide(Situation situation) {
        return cardNumber(situation)
                .or(() -> missingAccount(situation))
                .or(() -> wallets(transfers).stream().findFirst().flatMap(wallet -> uncovered(wallet, situation)))
                .orElseGet(() -> new Decision.Post(
                        wallets(transfers).stream().findFirst(),
                        transfers,
                        List.of(),
                        Map.of(Detail.REASON, reason, Detail.APPROVED_BY, approvedBy.value())));
    }

    private Optional<Decision> cardNumber(Situation situation) {
        return transfers.stream()
                .flatMap(transfer -> Rules.refuseCardNumber(transfer.amount(), situation).stream())
                .findFirst();
    }

    private Optional<Decision> missingAccount(Situation situation) {
        return houseAccounts().stream()
                .filter(account -> situation.account(account).isEmpty())
                .sorted()
                .findFirst()
                .map(account -> Decision.decline(unknown(account.kind())));
    }

    private Optional<Decision> uncovered(WalletId id, Situation situation) {
        Optional<Wallet> wallet = situation.wallet(id);
        if (wallet.isEmpty()) {
            return Optional.of(Decision.decline(DeclineReason.UNKNOWN_WALLET));
        }
        return wallet.get().after(transfers, anyExpiry -> Optional.empty()).isPresent()
                ? Optional.empty()
                : Optional.of(Decision.decline(DeclineReason.BELOW_ZERO));
    }

    /** Every house account it names, and the fund behind every grant; not those that are always there. */
    private Set<AccountId> houseAccounts() {
        return accounts(transfers)
                .map(account -> account.kind() == AccountKind.GRANT
                        ? AccountId.fund(account.fund().orElseThrow())
                        : account)
                .filter(account ->
                        !account.kind().isOfWallet() && !account.kind().isAlwaysThere())
                .collect(Collectors.toSet());
    }

    private static Set<WalletId> wallets(List<Transfer> transfers) {
        return accounts(transfers).flatMap(account -> account.wallet().stream()).collect(Collectors.toSet());
    }

    private static Stream<AccountId> accounts(List<Transfer> transfers) {
        return transfers.stream().flatMap(transfer -> Stream.of(transfer.from(), transfer.to()));
    }

    private static DeclineReason unknown(AccountKind kind) {
        return switch (kind) {
            case BOOTH -> DeclineReason.UNKNOWN_BOOTH;
            case DESK -> DeclineReason.UNKNOWN_DESK;
            case FUND -> DeclineReason.UNKNOWN_FUND;
            case SPONSOR -> DeclineReason.UNKNOWN_SPONSOR;
            case OWN, GRANT, HELD, HELD_GRANT, IOU, SAFE, OVER_SHORT, SUSPENSE ->
                throw new IllegalStateException("always there: " + kind);
        };
    }
}
