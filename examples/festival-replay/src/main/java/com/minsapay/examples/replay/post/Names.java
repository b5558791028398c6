package com.minsapay.examples.replay.post;

import com.minsapay.account.BoothId;
import com.minsapay.account.DeskId;
import com.minsapay.account.FundId;
import com.minsapay.account.OperatorId;
import com.minsapay.account.WalletId;
import com.minsapay.card.CardUid;
import com.minsapay.examples.replay.file.Damage;
import com.minsapay.examples.replay.file.FestivalFile;
import com.minsapay.examples.replay.file.FestivalRow;
import com.minsapay.idempotency.IdempotencyKey;
import com.minsapay.ledger.TransactionId;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.UUID;

/** What the file's users, places and steps are called in the ledger: always the same name for the same text. */
public final class Names {
    /** Whose money the subsidies are. */
    public static final FundId FUND = FundId.of("subsidy");

    /** Who posts. */
    static final OperatorId OPERATOR = OperatorId.of("festival-replay");

    /** Who approves corrections: whoever wrote the file down. */
    static final OperatorId APPROVER = OperatorId.of("festival-file");

    private static final int FINGERPRINT_LENGTH = 16;
    private static final int UID_LENGTH = 7;
    private static final byte NXP = 0x04;

    private Names() {}

    /** {@code user#017} becomes {@code user-017}. */
    public static WalletId wallet(String user) {
        return WalletId.of(id(user));
    }

    /** {@code booth#003} becomes {@code booth-003}. */
    public static BoothId booth(String place) {
        return BoothId.of(id(place));
    }

    /** {@code booth#000} becomes {@code booth-000}. */
    public static DeskId desk(String place) {
        return DeskId.of(id(place));
    }

    /** What the subsidies' fund is called: it tells one festival's ledger from another's. */
    static String fund(FestivalFile file) {
        StringBuilder rows = new StringBuilder();
        for (FestivalRow row : file.rows()) {
            rows.append(row.number()).append(',').append(row.user()).append(',').append(row.booth());
            rows.append(',').append(row.at()).append(',').append(row.type().code());
            rows.append(',').append(row.amount()).append(',').append(row.balance());
            rows.append(',')
                    .append(row.damage().map(Damage::written).orElse(""))
                    .append('\n');
        }
        return "subsidy of festival " + HexFormat.of().formatHex(sha256(rows.toString()), 0, FINGERPRINT_LENGTH);
    }

    /** The number of the card that a user is given: made up, seven bytes, the same for the same user. */
    static CardUid card(String user) {
        byte[] uid = new byte[UID_LENGTH];
        System.arraycopy(sha256(user), 0, uid, 0, UID_LENGTH);
        uid[0] = NXP;
        return CardUid.of(uid);
    }

    /** The key of a step of the plan, or of what the plan needs first. */
    static IdempotencyKey key(String step) {
        return IdempotencyKey.of(step);
    }

    /** A transaction's name, derived from its key, so that an interrupted replay names it the same. */
    public static TransactionId transaction(IdempotencyKey key) {
        return new TransactionId(UUID.nameUUIDFromBytes(key.value().getBytes(StandardCharsets.US_ASCII)));
    }

    /** The file's {@code #} is the one character of its names that an id cannot hold. */
    private static String id(String text) {
        return text.replace('#', '-');
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256, this one has not", e);
        }
    }
}
