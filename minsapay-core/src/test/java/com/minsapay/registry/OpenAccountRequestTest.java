package com.minsapay.registry;

import static com.minsapay.Given.BOOTH;
import static com.minsapay.Given.DESK;
import static com.minsapay.Given.FUND;
import static com.minsapay.Given.KIM;
import static com.minsapay.Given.NOON;
import static com.minsapay.Given.SPONSOR;
import static com.minsapay.Given.key;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.minsapay.account.AccountId;
import com.minsapay.account.DeskId;
import com.minsapay.ledger.DeclineReason;
import com.minsapay.ledger.Detail;
import com.minsapay.ledger.HouseAccount;
import com.minsapay.ledger.TransactionKind;
import com.minsapay.request.Change;
import com.minsapay.request.Decision;
import com.minsapay.request.FakeSituation;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class OpenAccountRequestTest {
    private final OpenAccountRequest booth = OpenAccountRequest.booth(key("k"), BOOTH, "떡볶이", KIM);
    private final OpenAccountRequest desk = OpenAccountRequest.desk(key("k"), DESK, "데스크", KIM);
    private final OpenAccountRequest fund = OpenAccountRequest.fund(key("k"), FUND, "학교", Optional.of(NOON), KIM);

    @Test
    void a_booth_joins_with_its_name() {
        assertThat(booth.decide(new FakeSituation()))
                .isEqualTo(new Decision.Post(
                        Optional.empty(),
                        List.of(),
                        List.of(new Change.AccountOpened(
                                new HouseAccount(AccountId.booth(BOOTH), "떡볶이", Optional.empty()))),
                        Map.of(Detail.ACCOUNT, "booth:tteokbokki", Detail.NAME, "떡볶이")));
    }

    @Test
    void a_fund_joins_with_its_expiry_in_microseconds() {
        Decision.Post post = (Decision.Post) fund.decide(new FakeSituation());
        assertThat(post.changes())
                .containsExactly(
                        new Change.AccountOpened(new HouseAccount(AccountId.fund(FUND), "학교", Optional.of(NOON))));
        assertThat(post.details())
                .isEqualTo(Map.of(
                        Detail.ACCOUNT,
                        "fund:school",
                        Detail.NAME,
                        "학교",
                        Detail.EXPIRES,
                        NOON.getEpochSecond() + "000000"));
    }

    @Test
    void a_sponsor_joins_and_never_expires() {
        OpenAccountRequest sponsor = OpenAccountRequest.sponsor(key("k"), SPONSOR, "학생회", KIM);
        assertThat(sponsor.kind()).isEqualTo(TransactionKind.SPONSOR_OPEN);
        assertThat(((Decision.Post) sponsor.decide(new FakeSituation())).details())
                .isEqualTo(Map.of(Detail.ACCOUNT, "sponsor:council", Detail.NAME, "학생회"));
        assertThatThrownBy(() -> new HouseAccount(AccountId.sponsor(SPONSOR), "학생회", Optional.of(NOON)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void nobody_opens_what_is_always_there() {
        for (AccountId id : List.of(AccountId.safe(), AccountId.overShort(), AccountId.suspense())) {
            HouseAccount account = new HouseAccount(id, "x", Optional.empty());
            assertThatThrownBy(() -> new OpenAccountRequest(key("k"), account, KIM))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("what joins must be a booth, desk, fund or sponsor, was " + id);
        }
    }

    @Test
    void an_expiry_of_9999_is_as_good_as_any() {
        Instant late = Instant.parse("9999-12-31T23:59:59.999999Z");
        assertThat(OpenAccountRequest.fund(key("k"), FUND, "학교", Optional.of(late), KIM)
                        .meaning())
                .contains("253402300799999999");
    }

    @Test
    void each_is_of_its_own_kind() {
        assertThat(booth.kind()).isEqualTo(TransactionKind.BOOTH_OPEN);
        assertThat(desk.kind()).isEqualTo(TransactionKind.DESK_OPEN);
        assertThat(fund.kind()).isEqualTo(TransactionKind.FUND_OPEN);
    }

    @Test
    void an_account_is_opened_once_and_a_desk_may_be_called_as_a_booth_is() {
        FakeSituation situation = new FakeSituation().house(AccountId.booth(BOOTH));
        assertThat(booth.decide(situation)).isEqualTo(Decision.decline(DeclineReason.ACCOUNT_EXISTS));
        OpenAccountRequest namesake = OpenAccountRequest.desk(key("k"), DeskId.of(BOOTH.value()), "떡볶이", KIM);
        assertThat(namesake.decide(situation)).isInstanceOf(Decision.Post.class);
    }
}
