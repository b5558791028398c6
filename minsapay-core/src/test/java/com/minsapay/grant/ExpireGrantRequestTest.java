package com.minsapay.grant;

import static com.minsapay.Given.FUND;
import static com.minsapay.Given.NOON;
import static com.minsapay.Given.OTHER_FUND;
import static com.minsapay.Given.OTHER_WALLET;
import static com.minsapay.Given.WALLET;
import static com.minsapay.Given.won;
import static org.assertj.core.api.Assertions.assertThat;

import com.minsapay.account.AccountId;
import com.minsapay.account.FundId;
import com.minsapay.account.OperatorId;
import com.minsapay.account.WalletId;
import com.minsapay.ledger.DeclineReason;
import com.minsapay.ledger.Transfer;
import com.minsapay.request.Decision;
import com.minsapay.request.FakeSituation;
import com.minsapay.request.Needs;
import com.minsapay.wallet.Grant;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ExpireGrantRequestTest {
    private static final ExpireGrantRequest EXPIRE = ExpireGrantRequest.of(WALLET, FUND, 7);
    private static final Grant OTHER = new Grant(OTHER_FUND, won(500), Optional.of(NOON.minusSeconds(1)));

    @Test
    void i06_all_that_is_left_of_an_expired_grant_goes_to_its_fund_and_nothing_else_does() {
        FakeSituation situation = new FakeSituation().wallet(WALLET, 900, grant(2_000, NOON), OTHER);
        assertThat(EXPIRE.decide(situation))
                .isEqualTo(Decision.post(
                        WALLET,
                        List.of(new Transfer(AccountId.grant(WALLET, FUND), AccountId.fund(FUND), won(2_000)))));
    }

    @Test
    void i06_a_grant_stays_until_its_expiry_and_that_it_is_not_due_is_not_recorded() {
        FakeSituation situation = new FakeSituation().wallet(WALLET, 900, grant(2_000, NOON.plusNanos(1_000)), OTHER);
        assertThat(EXPIRE.decide(situation)).isEqualTo(Decision.decline(DeclineReason.NOT_DUE));
        situation.wallet(WALLET, 900, new Grant(FUND, won(2_000), Optional.empty()));
        assertThat(EXPIRE.decide(situation)).isEqualTo(Decision.decline(DeclineReason.NOT_DUE));
        assertThat(DeclineReason.NOT_DUE.isRecorded()).isFalse();
    }

    @Test
    void where_nothing_is_left_there_is_nothing_to_record() {
        FakeSituation situation = new FakeSituation().wallet(WALLET, 900, OTHER);
        assertThat(EXPIRE.decide(situation)).isEqualTo(Decision.decline(DeclineReason.NOTHING_LEFT));
        situation.wallet(WALLET, 900, grant(0, NOON), OTHER);
        assertThat(EXPIRE.decide(situation)).isEqualTo(Decision.decline(DeclineReason.NOTHING_LEFT));
        assertThat(DeclineReason.NOTHING_LEFT.isRecorded()).isFalse();
    }

    @Test
    void a_wallet_that_nobody_opened_has_no_grants() {
        assertThat(EXPIRE.decide(new FakeSituation())).isEqualTo(Decision.decline(DeclineReason.UNKNOWN_WALLET));
    }

    @Test
    void i03_what_two_sweeps_see_alike_they_ask_alike_and_what_differs_under_another_key() {
        assertThat(ExpireGrantRequest.of(WalletId.of("w-1"), FundId.of("school"), 7))
                .isEqualTo(EXPIRE);
        assertThat(List.of(
                        EXPIRE.key(),
                        ExpireGrantRequest.of(OTHER_WALLET, FUND, 7).key(),
                        ExpireGrantRequest.of(WALLET, OTHER_FUND, 7).key(),
                        ExpireGrantRequest.of(WALLET, FUND, 8).key(),
                        ExpireGrantRequest.of(WalletId.of("w-1s"), FundId.of("chool"), 7)
                                .key()))
                .doesNotHaveDuplicates();
        assertThat(EXPIRE.operator()).isEqualTo(OperatorId.SWEEP);
    }

    @Test
    void it_needs_the_wallet_alone() {
        assertThat(EXPIRE.needs()).isEqualTo(new Needs(Set.of(WALLET), Set.of(), Set.of()));
    }

    private static Grant grant(long won, Instant expiry) {
        return new Grant(FUND, won(won), Optional.of(expiry));
    }
}
