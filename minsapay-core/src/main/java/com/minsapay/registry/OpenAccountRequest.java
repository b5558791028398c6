package com.minsapay.registry;

import com.minsapay.account.AccountId;
import com.minsapay.account.BoothId;
import com.minsapay.account.DeskId;
import com.minsapay.account.FundId;
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
import com.minsapay.request.Situation;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Let a booth, a desk, a fund or a sponsor take part. Immutable and thread-safe.
 *
 * @param key one per opening, kept over retries
 * @param account what joins
 * @param operator who opened it
 */
public record OpenAccountRequest(IdempotencyKey key, HouseAccount account, OperatorId operator) implements Request {
    /** @throws IllegalArgumentException if the account is one that is always there */
    public OpenAccountRequest {
        if (account.id().kind().isAlwaysThere()) {
            throw new IllegalArgumentException(
                    "what joins must be a booth, desk, fund or sponsor, was " + account.id());
        }
    }

    /** A booth, with the name people call it by. */
    public static OpenAccountRequest booth(IdempotencyKey key, BoothId booth, String name, OperatorId operator) {
        return new OpenAccountRequest(key, new HouseAccount(AccountId.booth(booth), name, Optional.empty()), operator);
    }

    /** A desk, with the name people call it by. */
    public static OpenAccountRequest desk(IdempotencyKey key, DeskId desk, String name, OperatorId operator) {
        return new OpenAccountRequest(key, new HouseAccount(AccountId.desk(desk), name, Optional.empty()), operator);
    }

    /**
     * A fund, with its sponsor's name.
     *
     * @param expiresAt when what is left of its grants can no longer be spent, from 1970 to 9999, cut to microseconds;
     *     empty for never
     * @throws IllegalArgumentException if the name or the expiry is out of its range
     */
    public static OpenAccountRequest fund(
            IdempotencyKey key, FundId fund, String sponsor, Optional<Instant> expiresAt, OperatorId operator) {
        return new OpenAccountRequest(key, new HouseAccount(AccountId.fund(fund), sponsor, expiresAt), operator);
    }

    /** A sponsor of free passes, with the name people call it by. */
    public static OpenAccountRequest sponsor(IdempotencyKey key, SponsorId sponsor, String name, OperatorId operator) {
        return new OpenAccountRequest(
                key, new HouseAccount(AccountId.sponsor(sponsor), name, Optional.empty()), operator);
    }

    @Override
    public TransactionKind kind() {
        return switch (account.id().kind()) {
            case BOOTH -> TransactionKind.BOOTH_OPEN;
            case DESK -> TransactionKind.DESK_OPEN;
            case FUND -> TransactionKind.FUND_OPEN;
            case SPONSOR -> TransactionKind.SPONSOR_OPEN;
            case OWN, GRANT, HELD, HELD_GRANT, IOU, SAFE, OVER_SHORT, SUSPENSE ->
                throw new IllegalStateException("nobody opens " + account.id());
        };
    }

    @Override
    public List<String> meaning() {
        return List.of(kind().name(), account.id().toString(), account.name(), expiry().orElse(""), operator.value());
    }

    @Override
    public Needs needs() {
        return Needs.of(account.id());
    }

    @Override
    public Decision decide(Situation situation) {
        if (situation.account(account.id()).isPresent()) {
            return Decision.decline(DeclineReason.ACCOUNT_EXISTS);
        }
        Map<Detail, String> details = new EnumMap<>(Detail.class);
        details.put(Detail.ACCOUNT, account.id().toString());
        details.put(Detail.NAME, account.name());
        expiry().ifPresent(micros -> details.put(Detail.EXPIRES, micros));
        return new Decision.Post(Optional.empty(), List.of(), List.of(new Change.AccountOpened(account)), details);
    }

    private Optional<String> expiry() {
        return account.expiresAt().map(Detail::micros);
    }
}
