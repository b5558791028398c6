package com.minsapay.account;

import static com.minsapay.Given.BOOTH;
import static com.minsapay.Given.DESK;
import static com.minsapay.Given.FUND;
import static com.minsapay.Given.WALLET;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AccountIdTest {
    @Test
    void every_account_has_its_text() {
        assertThat(AccountId.own(WALLET)).hasToString("own:w-1");
        assertThat(AccountId.grant(WALLET, FUND)).hasToString("grant:w-1:school");
        assertThat(AccountId.held(WALLET)).hasToString("held:w-1");
        assertThat(AccountId.heldGrant(WALLET, FUND)).hasToString("held-grant:w-1:school");
        assertThat(AccountId.iou(WALLET)).hasToString("iou:w-1");
        assertThat(AccountId.booth(BOOTH)).hasToString("booth:tteokbokki");
        assertThat(AccountId.desk(DESK)).hasToString("desk:main");
        assertThat(AccountId.fund(FUND)).hasToString("fund:school");
        assertThat(AccountId.safe()).hasToString("safe");
        assertThat(AccountId.overShort()).hasToString("over-short");
        assertThat(AccountId.suspense()).hasToString("suspense");
    }

    @Property
    void an_account_reads_back_from_its_text(@ForAll("accounts") AccountId account) {
        AccountId read = AccountId.parse(account.toString());
        assertThat(read).isEqualTo(account).hasSameHashCodeAs(account);
        assertThat(read.kind()).isEqualTo(account.kind());
        assertThat(read.wallet()).isEqualTo(account.wallet());
        assertThat(read.fund()).isEqualTo(account.fund());
    }

    @Test
    void accounts_know_their_wallet_and_their_fund() {
        assertThat(AccountId.own(WALLET).wallet()).contains(WALLET);
        assertThat(AccountId.own(WALLET).fund()).isEmpty();
        assertThat(AccountId.grant(WALLET, FUND).wallet()).contains(WALLET);
        assertThat(AccountId.grant(WALLET, FUND).fund()).contains(FUND);
        assertThat(AccountId.held(WALLET).wallet()).contains(WALLET);
        assertThat(AccountId.heldGrant(WALLET, FUND).wallet()).contains(WALLET);
        assertThat(AccountId.heldGrant(WALLET, FUND).fund()).contains(FUND);
        assertThat(AccountId.iou(WALLET).wallet()).contains(WALLET);
        assertThat(AccountId.fund(FUND).fund()).contains(FUND);
        assertThat(AccountId.fund(FUND).wallet()).isEmpty();
        assertThat(AccountId.booth(BoothId.of(WALLET.value())).wallet()).isEmpty();
        assertThat(AccountId.suspense().wallet()).isEmpty();
    }

    @Test
    void what_has_no_name_of_its_own_is_always_there() {
        for (AccountId account : List.of(AccountId.safe(), AccountId.overShort(), AccountId.suspense())) {
            assertThat(account.kind().isAlwaysThere()).isTrue();
            assertThat(account).hasToString(account.kind().code());
            assertThat(account.wallet()).isEmpty();
        }
        for (AccountId account : List.of(AccountId.own(WALLET), AccountId.booth(BOOTH), AccountId.fund(FUND))) {
            assertThat(account.kind().isAlwaysThere()).isFalse();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ":",
                "own",
                "own:",
                "own:a:b",
                "OWN:w-1",
                " own:w-1",
                "own:w 1",
                "own:w-1\n",
                "grant:w-1",
                "grant:w-1:",
                "grant:w-1:school:x",
                "held",
                "held:w-1:school",
                "held-grant:w-1",
                "iou:",
                "sponsor",
                "sponsor:a:b",
                "suspense:",
                "suspense:x",
                "safe:main",
                "over-short:",
                "OVER_SHORT",
                "till:main",
                "booth:떡볶이",
                "booth:04A2B3C4/",
                "04A2B3C4",
            })
    void a_text_of_another_shape_is_refused_and_not_repeated(String text) {
        assertThatThrownBy(() -> AccountId.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .message()
                .doesNotContain("04A2B3C4", "떡볶이", "till", "w 1");
    }

    @Test
    void accounts_are_ordered_by_their_text() {
        assertThat(AccountId.booth(BOOTH)).isLessThan(AccountId.desk(DESK));
        assertThat(AccountId.own(WalletId.of("B"))).isLessThan(AccountId.own(WalletId.of("a")));
    }

    @Provide
    static Arbitrary<AccountId> accounts() {
        Arbitrary<String> names = Arbitraries.strings()
                .withCharRange('a', 'z')
                .withCharRange('A', 'Z')
                .numeric()
                .withChars("._-")
                .ofMinLength(1)
                .ofMaxLength(64);
        Arbitrary<WalletId> wallets = names.map(WalletId::of);
        Arbitrary<FundId> funds = names.map(FundId::of);
        return Arbitraries.oneOf(
                wallets.map(AccountId::own),
                Combinators.combine(wallets, funds).as(AccountId::grant),
                names.map(BoothId::of).map(AccountId::booth),
                names.map(DeskId::of).map(AccountId::desk),
                funds.map(AccountId::fund),
                Arbitraries.of(AccountId.safe(), AccountId.overShort(), AccountId.suspense()));
    }
}
