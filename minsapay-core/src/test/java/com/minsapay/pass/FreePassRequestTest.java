package com.minsapay.pass;

import static com.minsapay.Given.BOOTH;
import static com.minsapay.Given.KIM;
import static com.minsapay.Given.NOON;
import static com.minsapay.Given.OTHER_BOOTH;
import static com.minsapay.Given.OTHER_SPONSOR;
import static com.minsapay.Given.SPONSOR;
import static com.minsapay.Given.WALLET;
import static com.minsapay.Given.key;
import static com.minsapay.Given.won;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.minsapay.account.AccountId;
import com.minsapay.account.BoothId;
import com.minsapay.account.SponsorId;
import com.minsapay.ledger.DeclineReason;
import com.minsapay.ledger.Detail;
import com.minsapay.request.Change;
import com.minsapay.request.Decision;
import com.minsapay.request.FakeSituation;
import com.minsapay.request.Needs;
import com.minsapay.request.WalletRef;
import com.minsapay.wallet.FreePass;
import com.minsapay.wallet.Wallet;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FreePassRequestTest {
    private static final Optional<Instant> TOMORROW = Optional.of(NOON.plusSeconds(86_400));

    private final FakeSituation situation = new FakeSituation()
            .house(AccountId.sponsor(SPONSOR))
            .house(AccountId.sponsor(OTHER_SPONSOR))
            .house(AccountId.booth(BOOTH))
            .house(AccountId.booth(OTHER_BOOTH))
            .wallet(WALLET, 100);

    @Test
    void a_wallet_pays_nothing_at_the_booths_named_and_the_journal_tells_them_in_order() {
        assertThat(pass(TOMORROW, BOOTH, OTHER_BOOTH).decide(situation))
                .isEqualTo(new Decision.Post(
                        Optional.of(WALLET),
                        List.of(),
                        List.of(new Change.PassesGiven(
                                WALLET,
                                Set.of(BOOTH, OTHER_BOOTH).stream()
                                        .map(booth -> new FreePass(booth, SPONSOR, TOMORROW))
                                        .toList())),
                        Map.of(
                                Detail.SPONSOR,
                                "sponsor:council",
                                Detail.BOOTHS,
                                "hotteok,tteokbokki",
                                Detail.EXPIRES,
                                NOON.plusSeconds(86_400).getEpochSecond() + "000000")));
    }

    @Test
    void a_pass_without_an_end_tells_none() {
        Decision.Post post = (Decision.Post) pass(Optional.empty(), BOOTH).decide(situation);
        assertThat(post.details()).isEqualTo(Map.of(Detail.SPONSOR, "sponsor:council", Detail.BOOTHS, "tteokbokki"));
    }

    @Test
    void a_pass_that_would_have_expired_already_is_not_given() {
        assertThat(pass(Optional.of(NOON), BOOTH).decide(situation))
                .isEqualTo(Decision.decline(DeclineReason.PASS_UNTIL_PAST));
        assertThat(pass(Optional.of(NOON.plusNanos(1_000)), BOOTH).decide(situation))
                .isInstanceOf(Decision.Post.class);
    }

    @Test
    void another_sponsors_pass_stands_until_it_is_ended_or_expires() {
        has(new FreePass(BOOTH, OTHER_SPONSOR, Optional.of(NOON.plusNanos(1_000))));
        assertThat(pass(TOMORROW, OTHER_BOOTH, BOOTH).decide(situation))
                .isEqualTo(Decision.decline(DeclineReason.PASS_EXISTS));
        assertThat(pass(TOMORROW, OTHER_BOOTH).decide(situation)).isInstanceOf(Decision.Post.class);
        has(new FreePass(BOOTH, OTHER_SPONSOR, Optional.of(NOON)));
        assertThat(pass(TOMORROW, BOOTH).decide(situation)).isInstanceOf(Decision.Post.class);
    }

    @Test
    void the_same_sponsor_gives_its_pass_another_end() {
        has(new FreePass(BOOTH, SPONSOR, Optional.empty()));
        Decision.Post post = (Decision.Post) pass(TOMORROW, BOOTH).decide(situation);
        assertThat(post.changes())
                .containsExactly(new Change.PassesGiven(WALLET, List.of(new FreePass(BOOTH, SPONSOR, TOMORROW))));
        assertThat(wallet(new FreePass(BOOTH, SPONSOR, Optional.empty()))
                        .with(List.of(new FreePass(BOOTH, SPONSOR, TOMORROW)))
                        .passes())
                .containsExactly(new FreePass(BOOTH, SPONSOR, TOMORROW));
    }

    @Test
    void what_is_wrong_is_told_in_a_fixed_order() {
        FakeSituation right = new FakeSituation();
        FreePassRequest request = pass(Optional.of(NOON), BOOTH);
        assertThat(request.decide(right)).isEqualTo(Decision.decline(DeclineReason.UNKNOWN_SPONSOR));
        right.house(AccountId.sponsor(SPONSOR));
        assertThat(request.decide(right)).isEqualTo(Decision.decline(DeclineReason.UNKNOWN_BOOTH));
        right.house(AccountId.booth(BOOTH));
        assertThat(request.decide(right)).isEqualTo(Decision.decline(DeclineReason.PASS_UNTIL_PAST));
        FreePassRequest later = pass(TOMORROW, BOOTH);
        assertThat(later.decide(right)).isEqualTo(Decision.decline(DeclineReason.UNKNOWN_WALLET));
        right.wallet(wallet().close());
        assertThat(later.decide(right)).isEqualTo(Decision.decline(DeclineReason.WALLET_CLOSED));
    }

    @Test
    void it_is_for_1_to_100_booths_and_ends_in_the_years_that_a_ledger_knows() {
        assertThatThrownBy(() -> pass(TOMORROW))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a free pass must be for at least one booth, had none");
        assertThat(many(100).booths()).hasSize(100);
        assertThatThrownBy(() -> many(101))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a request must name at most 100 booths, had 101");
        assertThatThrownBy(() -> pass(Optional.of(Instant.MAX), BOOTH)).isInstanceOf(IllegalArgumentException.class);
        assertThat(pass(Optional.of(NOON.plusNanos(1_999)), BOOTH).until()).contains(NOON.plusNanos(1_000));
    }

    @Test
    void it_needs_the_wallet_the_sponsor_and_the_booths() {
        assertThat(pass(TOMORROW, BOOTH).needs())
                .isEqualTo(new Needs(
                        Set.of(WALLET), Set.of(), Set.of(AccountId.sponsor(SPONSOR), AccountId.booth(BOOTH))));
    }

    @Test
    void a_sponsors_id_is_a_name_like_any_other() {
        assertThat(SPONSOR).hasToString("council").isGreaterThan(OTHER_SPONSOR);
        assertThatThrownBy(() -> SponsorId.of("학생회")).isInstanceOf(IllegalArgumentException.class);
        assertThat(AccountId.sponsor(SPONSOR).sponsor()).contains(SPONSOR);
        assertThat(AccountId.booth(BOOTH).sponsor()).isEmpty();
    }

    private void has(FreePass... passes) {
        situation.wallet(wallet(passes));
    }

    private static Wallet wallet(FreePass... passes) {
        return Wallet.empty(WALLET, won(0)).with(List.of(passes));
    }

    private static FreePassRequest many(int booths) {
        return new FreePassRequest(
                key("k"),
                WalletRef.of(WALLET),
                SPONSOR,
                IntStream.range(0, booths).mapToObj(i -> BoothId.of("b" + i)).collect(Collectors.toSet()),
                TOMORROW,
                KIM);
    }

    private static FreePassRequest pass(Optional<Instant> until, BoothId... booths) {
        return new FreePassRequest(key("k"), WalletRef.of(WALLET), SPONSOR, Set.of(booths), until, KIM);
    }
}
