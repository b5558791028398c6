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

import com.minsapay.account.BoothId;
import com.minsapay.ledger.DeclineReason;
import com.minsapay.ledger.Detail;
import com.minsapay.request.Change;
import com.minsapay.request.Decision;
import com.minsapay.request.FakeSituation;
import com.minsapay.request.Needs;
import com.minsapay.request.WalletRef;
import com.minsapay.wallet.FreePass;
import com.minsapay.wallet.Wallet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class EndFreePassRequestTest {
    private static final BoothId THIRD_BOOTH = BoothId.of("lemonade");

    private final EndFreePassRequest all = EndFreePassRequest.all(key("k"), WalletRef.of(WALLET), SPONSOR, KIM);
    private final Wallet wallet = Wallet.empty(WALLET, won(0))
            .with(List.of(
                    new FreePass(BOOTH, SPONSOR, Optional.empty()),
                    new FreePass(OTHER_BOOTH, SPONSOR, Optional.of(NOON.minusSeconds(1))),
                    new FreePass(THIRD_BOOTH, OTHER_SPONSOR, Optional.empty())));
    private final FakeSituation situation = new FakeSituation().wallet(wallet);

    @Test
    void the_passes_at_the_booths_named_end_and_the_others_stay() {
        assertThat(end(BOOTH).decide(situation)).isEqualTo(ended("tteokbokki", BOOTH));
        assertThat(wallet.without(Set.of(BOOTH)).passes())
                .extracting(FreePass::booth)
                .containsExactly(OTHER_BOOTH, THIRD_BOOTH);
    }

    @Test
    void all_passes_of_the_sponsor_end_expired_ones_too_and_no_other_sponsors() {
        assertThat(all.decide(situation)).isEqualTo(ended("hotteok,tteokbokki", BOOTH, OTHER_BOOTH));
    }

    @Test
    void a_pass_that_is_not_there_or_not_this_sponsors_declines_the_whole() {
        Decision none = Decision.decline(DeclineReason.NO_SUCH_PASS);
        assertThat(end(BOOTH, THIRD_BOOTH).decide(situation)).isEqualTo(none);
        assertThat(end(BoothId.of("nowhere")).decide(situation)).isEqualTo(none);
        situation.wallet(WALLET, 100);
        assertThat(all.decide(situation)).isEqualTo(none);
    }

    @Test
    void a_closed_wallet_has_none_to_end() {
        situation.wallet(wallet.close());
        assertThat(all.decide(situation)).isEqualTo(Decision.decline(DeclineReason.WALLET_CLOSED));
        assertThat(wallet.close().passes()).isEmpty();
        assertThat(all.decide(new FakeSituation())).isEqualTo(Decision.decline(DeclineReason.UNKNOWN_WALLET));
    }

    @Test
    void it_needs_the_wallet_and_names_at_most_100_booths() {
        assertThat(all.needs()).isEqualTo(new Needs(Set.of(WALLET), Set.of(), Set.of()));
        assertThatThrownBy(() -> end(IntStream.range(0, 101)
                        .mapToObj(i -> BoothId.of("b" + i))
                        .toArray(BoothId[]::new)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static Decision ended(String text, BoothId... booths) {
        return new Decision.Post(
                Optional.of(WALLET),
                List.of(),
                List.of(new Change.PassesEnded(WALLET, Set.of(booths))),
                Map.of(Detail.SPONSOR, "sponsor:council", Detail.BOOTHS, text));
    }

    private static EndFreePassRequest end(BoothId... booths) {
        return new EndFreePassRequest(
                key("k"),
                WalletRef.of(WALLET),
                SPONSOR,
                List.of(booths).stream().collect(Collectors.toSet()),
                KIM);
    }
}
