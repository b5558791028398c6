package com.minsapay;

import com.minsapay.account.BoothId;
import com.minsapay.account.DeskId;
import com.minsapay.account.FundId;
import com.minsapay.account.OperatorId;
import com.minsapay.account.SponsorId;
import com.minsapay.account.WalletId;
import com.minsapay.card.CardId;
import com.minsapay.crypto.Bytes;
import com.minsapay.crypto.Keys;
import com.minsapay.crypto.MacKey;
import com.minsapay.idempotency.IdempotencyKey;
import com.minsapay.ledger.TransactionId;
import com.minsapay.money.Money;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Currency;
import java.util.UUID;

/** Names and values that many tests share. */
public final class Given {
    public static final Currency KRW = Currency.getInstance("KRW");
    public static final Currency USD = Currency.getInstance("USD");

    public static final OperatorId KIM = OperatorId.of("kim");
    public static final OperatorId LEE = OperatorId.of("lee");
    public static final BoothId BOOTH = BoothId.of("tteokbokki");
    public static final BoothId OTHER_BOOTH = BoothId.of("hotteok");
    public static final DeskId DESK = DeskId.of("main");
    public static final DeskId OTHER_DESK = DeskId.of("gate-2");
    public static final FundId FUND = FundId.of("school");
    public static final FundId OTHER_FUND = FundId.of("alumni");
    public static final SponsorId SPONSOR = SponsorId.of("council");
    public static final SponsorId OTHER_SPONSOR = SponsorId.of("alumni");
    public static final WalletId WALLET = WalletId.of("w-1");
    public static final WalletId OTHER_WALLET = WalletId.of("w-2");
    public static final CardId CARD = card(1);
    public static final CardId OTHER_CARD = card(2);

    public static final Instant NOON = Instant.parse("2026-05-15T03:00:00Z");

    private Given() {}

    public static Money won(long won) {
        return Money.won(won);
    }

    public static IdempotencyKey key(String value) {
        return IdempotencyKey.of(value);
    }

    public static TransactionId transaction(int number) {
        return new TransactionId(new UUID(0, number));
    }

    /** A card known by 32 times this byte. */
    public static CardId card(int repeated) {
        return new CardId(bytes(32, repeated));
    }

    public static Bytes bytes(int length, int repeated) {
        byte[] content = new byte[length];
        Arrays.fill(content, (byte) repeated);
        return Bytes.of(content);
    }

    public static MacKey macKey(String id, int repeated) {
        return MacKey.of(id, bytes(MacKey.LENGTH, repeated).toArray());
    }

    /** Always the same keys: {@code seal-1} and {@code card-1}. */
    public static Keys keys() {
        return Keys.of(macKey("seal-1", 1), macKey("card-1", 2));
    }

    public static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
