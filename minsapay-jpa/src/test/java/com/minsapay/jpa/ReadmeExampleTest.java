package com.minsapay.jpa;

import static org.assertj.core.api.Assertions.assertThat;

import com.minsapay.MinsaPay;
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
import com.minsapay.registry.OpenAccountRequest;
import com.minsapay.registry.OpenWalletRequest;
import com.minsapay.request.WalletRef;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The README's first example is the code below, and does what its comments say. */
class ReadmeExampleTest {
    @TempDir
    Path folder;

    @Test
    void the_example_does_what_its_comments_say() {
        byte[] sealSecret = MacKey.randomSecret();
        byte[] cardSecret = MacKey.randomSecret();
        List<Object> printed = new ArrayList<>();

        // README begins
        Keys keys = Keys.of(MacKey.of("seal-1", sealSecret), MacKey.of("card-1", cardSecret));
        try (MinsaPay pay = MinsaPay.builder(JpaLedgerStore.sqlite(folder.resolve("festival.sqlite")), keys)
                .build()) {
            OperatorId kim = OperatorId.of("kim");
            BoothId booth = BoothId.of("tteokbokki");
            DeskId desk = DeskId.of("main");
            pay.openAccount(OpenAccountRequest.booth(IdempotencyKey.of("open-1"), booth, "떡볶이", kim));
            pay.openAccount(OpenAccountRequest.desk(IdempotencyKey.of("open-2"), desk, "데스크", kim));

            CardId card = pay.read(CardUid.ofHex("04A2B3C4D5E680"));
            WalletId wallet = WalletId.of("w-0412");
            pay.openWallet(new OpenWalletRequest(
                    IdempotencyKey.of("open-3"), wallet, Optional.of(card), Optional.empty(), kim));
            pay.topUp(TopUpRequest.of(IdempotencyKey.of("top-up-1"), desk, WalletRef.of(card), Money.won(10_000), kim));

            ChargeRequest tap =
                    ChargeRequest.of(IdempotencyKey.of("tap-1"), booth, WalletRef.of(card), Money.won(3_000), kim);
            Outcome outcome = pay.charge(tap);
            printed.add(outcome.message(Locale.KOREAN)); // 3,000원 결제했습니다. 잔액 7,000원.
            printed.add(pay.charge(tap).equals(outcome)); // true: same key, same answer, paid once
            printed.add(pay.verify().verified()); // true
        }
        // README ends

        assertThat(printed).containsExactly("3,000원 결제했습니다. 잔액 7,000원.", true, true);
    }

    @Test
    void the_readme_shows_this_code() throws IOException {
        Path module = Path.of("").toAbsolutePath();
        Path source = module.resolve("src/test/java/com/minsapay/jpa/ReadmeExampleTest.java");
        String code = between("// README begins", "// README ends", Files.readString(source))
                .replace("folder.resolve(\"festival.sqlite\")", "Path.of(\"festival.sqlite\")")
                .replace("printed.add(", "System.out.println(");
        String shown = between("```java", "```", Files.readString(module.resolveSibling("README.md")));

        assertThat(words(shown)).isEqualTo(words(code));
    }

    private static String between(String begin, String end, String text) {
        Matcher matcher = Pattern.compile(Pattern.quote(begin) + "\n(.*?)" + Pattern.quote(end), Pattern.DOTALL)
                .matcher(text);
        assertThat(matcher.find()).as(begin).isTrue();
        return matcher.group(1);
    }

    /** Without the white space, of which a narrower page has another. */
    private static String words(String code) {
        return code.replaceAll("\\s+", "");
    }
}
