package com.minsapay.account;

import java.util.List;
import java.util.Optional;

/**
 * Names an account: {@code own:w-0412}, {@code grant:w-0412:school-2026}, {@code held:w-0412},
 * {@code held-grant:w-0412:school-2026}, {@code iou:w-0412}, {@code booth:tteokbokki}, {@code desk:main},
 * {@code fund:school-2026}, {@code sponsor:council}, {@code safe}, {@code over-short} or {@code suspense}. Immutable and
 * thread-safe; equal by its text.
 */
public final class AccountId implements Comparable<AccountId> {
    private static final AccountId SAFE = new AccountId(AccountKind.SAFE, List.of());
    private static final AccountId OVER_SHORT = new AccountId(AccountKind.OVER_SHORT, List.of());
    private static final AccountId SUSPENSE = new AccountId(AccountKind.SUSPENSE, List.of());

    private final AccountKind kind;
    private final List<String> names;
    private final String text;

    private AccountId(AccountKind kind, List<String> names) {
        this.kind = kind;
        this.names = names;
        this.text = names.isEmpty() ? kind.code() : kind.code() + ":" + String.join(":", names);
    }

    /** A wallet's own money. */
    public static AccountId own(WalletId wallet) {
        return new AccountId(AccountKind.OWN, List.of(wallet.value()));
    }

    /** A wallet's part of a fund. */
    public static AccountId grant(WalletId wallet, FundId fund) {
        return new AccountId(AccountKind.GRANT, List.of(wallet.value(), fund.value()));
    }

    /** A wallet's own money that is set aside. */
    public static AccountId held(WalletId wallet) {
        return new AccountId(AccountKind.HELD, List.of(wallet.value()));
    }

    /** What is set aside of a wallet's part of a fund. */
    public static AccountId heldGrant(WalletId wallet, FundId fund) {
        return new AccountId(AccountKind.HELD_GRANT, List.of(wallet.value(), fund.value()));
    }

    /** What a wallet owes. */
    public static AccountId iou(WalletId wallet) {
        return new AccountId(AccountKind.IOU, List.of(wallet.value()));
    }

    /** A booth's takings. */
    public static AccountId booth(BoothId booth) {
        return new AccountId(AccountKind.BOOTH, List.of(booth.value()));
    }

    /** A desk's till. */
    public static AccountId desk(DeskId desk) {
        return new AccountId(AccountKind.DESK, List.of(desk.value()));
    }

    /** A fund that grants come from. */
    public static AccountId fund(FundId fund) {
        return new AccountId(AccountKind.FUND, List.of(fund.value()));
    }

    /** Who pays for what free passes cover. */
    public static AccountId sponsor(SponsorId sponsor) {
        return new AccountId(AccountKind.SPONSOR, List.of(sponsor.value()));
    }

    /** The one account of what the house keeps outside its tills. */
    public static AccountId safe() {
        return SAFE;
    }

    /** The one account for what counts of tills found to be over or short. */
    public static AccountId overShort() {
        return OVER_SHORT;
    }

    /** The one account for differences that nobody has explained yet. */
    public static AccountId suspense() {
        return SUSPENSE;
    }

    /**
     * Reads back what {@link #toString} wrote.
     *
     * @throws IllegalArgumentException if it is not an account's text; the message does not repeat it
     */
    public static AccountId parse(String text) {
        String[] parts = text.split(":", -1);
        for (AccountKind kind : AccountKind.values()) {
            if (kind.code().equals(parts[0])) {
                return ofParts(kind, parts);
            }
        }
        throw new IllegalArgumentException(
                "an account must begin with a known kind, was " + text.length() + " characters");
    }

    private static AccountId ofParts(AccountKind kind, String[] parts) {
        int expected = switch (kind) {
            case GRANT, HELD_GRANT -> 3;
            case SAFE, OVER_SHORT, SUSPENSE -> 1;
            case OWN, HELD, IOU, BOOTH, DESK, FUND, SPONSOR -> 2;
        };
        if (parts.length != expected) {
            throw new IllegalArgumentException("an account of kind " + kind.code() + " must have " + (expected - 1)
                    + " names, had " + (parts.length - 1));
        }
        return switch (kind) {
            case OWN -> own(WalletId.of(parts[1]));
            case GRANT -> grant(WalletId.of(parts[1]), FundId.of(parts[2]));
            case HELD -> held(WalletId.of(parts[1]));
            case HELD_GRANT -> heldGrant(WalletId.of(parts[1]), FundId.of(parts[2]));
            case IOU -> iou(WalletId.of(parts[1]));
            case BOOTH -> booth(BoothId.of(parts[1]));
            case DESK -> desk(DeskId.of(parts[1]));
            case FUND -> fund(FundId.of(parts[1]));
            case SPONSOR -> sponsor(SponsorId.of(parts[1]));
            case SAFE -> SAFE;
            case OVER_SHORT -> OVER_SHORT;
            case SUSPENSE -> SUSPENSE;
        };
    }

    /** What the account is for. */
    public AccountKind kind() {
        return kind;
    }

    /** The wallet it belongs to; empty for an account of the house. */
    public Optional<WalletId> wallet() {
        return kind.isOfWallet() ? Optional.of(WalletId.of(names.get(0))) : Optional.empty();
    }

    /** The fund of a grant, held or not, or of a fund's own account; empty for others. */
    public Optional<FundId> fund() {
        return switch (kind) {
            case GRANT, HELD_GRANT -> Optional.of(FundId.of(names.get(1)));
            case FUND -> Optional.of(FundId.of(names.get(0)));
            case OWN, HELD, IOU, BOOTH, DESK, SPONSOR, SAFE, OVER_SHORT, SUSPENSE -> Optional.empty();
        };
    }

    /** The sponsor of a sponsor's account; empty for others. */
    public Optional<SponsorId> sponsor() {
        return kind == AccountKind.SPONSOR ? Optional.of(SponsorId.of(names.get(0))) : Optional.empty();
    }

    /** The desk whose till it is; empty for others. */
    public Optional<DeskId> desk() {
        return kind == AccountKind.DESK ? Optional.of(DeskId.of(names.get(0))) : Optional.empty();
    }

    /** Orders by text, byte by byte. */
    @Override
    public int compareTo(AccountId other) {
        return text.compareTo(other.text);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof AccountId that && text.equals(that.text);
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }

    /** The account's text; {@link #parse} reads it back. */
    @Override
    public String toString() {
        return text;
    }
}
