package com.minsapay.jpa.internal.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PagesTest {
    private static final int MOST = 1_024;

    private final List<Integer> sizes = new ArrayList<>();

    /** Numbers in order, of which those of a hundred have their first key in common. */
    private final class Numbers implements Pages.Source<Integer> {
        private final int count;

        Numbers(int count) {
            this.count = count;
        }

        @Override
        public List<Integer> read(List<Object> first, Optional<Object> after, int most) {
            List<Integer> read = IntStream.range(0, count)
                    .filter(number -> keys(number).subList(0, first.size()).equals(first))
                    .filter(number ->
                            after.isEmpty() || (first.isEmpty() ? number / 100 : number % 100) > (int) after.get())
                    .limit(most)
                    .boxed()
                    .toList();
            sizes.add(read.size());
            return read;
        }
    }

    private static List<Object> keys(int number) {
        return List.of(number / 100, number % 100);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 15, 16, 17, 80, 99, 100, 101, 5_000})
    void every_row_comes_once_and_in_order_and_no_page_is_larger_than_the_largest(int count) {
        Pages<Integer> pages = new Pages<>(new Numbers(count), 2, PagesTest::keys);

        List<Integer> all = new ArrayList<>();
        pages.forEachRemaining(all::addAll);

        assertThat(all).isEqualTo(IntStream.range(0, count).boxed().toList());
        assertThat(sizes).allMatch(size -> size <= MOST);
    }

    private record Twin(int key, String name) {}

    /** As they would be behind an index that is no longer unique; a page of sixteen ends within them. */
    @Test
    void rows_that_have_all_keys_in_common_all_come() {
        List<Twin> rows = IntStream.range(0, 40)
                .mapToObj(i -> new Twin(i < 14 ? i : i < 18 ? 14 : i, "row " + i))
                .toList();
        Pages<Twin> pages = new Pages<>(
                (first, after, most) -> rows.stream()
                        .filter(row -> first.isEmpty() || row.key == (int) first.get(0))
                        .filter(row -> after.isEmpty() || row.key > (int) after.get())
                        .limit(most)
                        .toList(),
                1,
                row -> List.of(row.key));

        List<Twin> all = new ArrayList<>();
        pages.forEachRemaining(all::addAll);

        assertThat(all).isEqualTo(rows);
    }

    @Test
    void the_first_page_is_small_and_the_next_is_read_only_when_it_is_asked_for() {
        Pages<Integer> pages = new Pages<>(new Numbers(5_000), 2, PagesTest::keys);

        pages.next();

        assertThat(sizes).containsExactly(16, 1);
    }
}
