package com.minsapay.examples.replay.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.minsapay.examples.replay.FestivalText;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Collections;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FestivalFileTest {
    private static final String OPEN = "0,user#000,booth#000,5/16/2026 9:00:00,open,7000,7000";
    private static final String PAY = "1,user#000,booth#001,5/16/2026 9:10:00,pay,1500,5500";

    @Test
    void a_row_is_read_with_its_instant_in_korea() {
        FestivalRow row = parse(OPEN, PAY).rows().get(1);
        assertThat(row.number()).isEqualTo(1);
        assertThat(row.user()).isEqualTo("user#000");
        assertThat(row.booth()).isEqualTo("booth#001");
        assertThat(row.type()).isEqualTo(RowType.PAY);
        assertThat(row.amount()).isEqualTo(1500);
        assertThat(row.balance()).isEqualTo(5500);
        assertThat(row.at()).isEqualTo(Instant.parse("2026-05-16T00:10:00Z"));
        assertThat(row.damage()).isEmpty();
    }

    @Test
    void a_byte_order_mark_crlf_and_a_last_empty_line_make_no_difference() {
        FestivalFile plain = parse(OPEN, PAY);
        FestivalFile windows =
                FestivalFile.parse("\uFEFF" + FestivalFile.HEADER + "\r\n" + OPEN + "\r\n" + PAY + "\r\n\r\n");
        assertThat(windows).isEqualTo(plain);
    }

    @Test
    void sellers_and_desks_are_told_apart() {
        FestivalFile file = parse(OPEN, PAY);
        assertThat(file.sellers()).containsExactly("booth#001");
        assertThat(file.desks()).containsExactly("booth#000");
        assertThat(file.booths()).containsExactly("booth#000", "booth#001");
        assertThat(file.users()).containsExactly("user#000");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1,user#000,booth#001,5/16/2026 9:10:00,pay,1500 | 7 fields",
                "1,user#000,booth#001,5/16/2026 9:10,pay,1500,5500 | M/d/yyyy h:mm:ss",
                "1,kim,booth#001,5/16/2026 9:10:00,pay,1500,5500 | a user or booth",
                "x,user#000,booth#001,5/16/2026 9:10:00,pay,1500,5500 | transaction number",
                "0,user#000,booth#001,5/16/2026 9:10:00,pay,1500,5500 | numbers rise",
                "1,user#000,booth#001,5/16/2026 9:10:00,??,1500,9999 | the type",
                "1,user#000,booth#001,5/16/2026 9:10:00,??,-1500,5500 | more than one",
                "1,user#000,booth#001,5/16/2026 9:10:00,pay,??,9000 | the amount",
                "1,user#000,booth#001,5/16/2026 9:10:00,pay,1500,?? | the balance"
            })
    void an_unreadable_row_is_named_by_its_line(String line, String why) {
        assertThatThrownBy(() -> parse(OPEN, line))
                .isInstanceOf(UnreadableFileException.class)
                .hasMessageStartingWith("line 3 ")
                .hasMessageContaining(why);
    }

    @Test
    void amounts_that_add_up_to_more_than_64_bits_are_refused() {
        FestivalRow row = parse(OPEN.replace("7000", "1000000000000")).rows().get(0);
        FestivalFile.requireSmallSums(Collections.nCopies(4_000_000, row));
        assertThatThrownBy(() -> FestivalFile.requireSmallSums(Collections.nCopies(5_000_000, row)))
                .isInstanceOf(UnreadableFileException.class)
                .hasMessage("the amounts add up to more than 64 bits hold");
    }

    @Test
    void a_repaired_balance_is_no_larger_than_a_written_one() {
        String open = OPEN.replace("7000", "1000000000000");
        String damaged = "1,user#000,booth#000,5/16/2026 9:10:00,charge,1000000000000,??";
        String agrees = "2,user#000,booth#000,5/16/2026 9:20:00,withdraw,1000000000000,1000000000000";
        assertThatThrownBy(() -> parse(open, damaged, agrees))
                .isInstanceOf(UnreadableFileException.class)
                .hasMessageStartingWith("line 3 ");
    }

    @Test
    void an_empty_line_between_rows_is_unreadable() {
        assertThatThrownBy(() -> parse(OPEN, "", PAY)).hasMessageStartingWith("line 3 ");
    }

    @Test
    void a_wrong_header_is_refused() {
        assertThatThrownBy(() -> FestivalFile.parse("id,name\n1,2\n"))
                .isInstanceOf(UnreadableFileException.class)
                .hasMessage("line 1 must be '" + FestivalFile.HEADER + "', was 'id,name'");
    }

    @Test
    void a_file_without_rows_is_refused() {
        assertThatThrownBy(() -> FestivalFile.parse(FestivalFile.HEADER + "\n"))
                .isInstanceOf(UnreadableFileException.class)
                .hasMessage("the file has no rows");
        assertThatThrownBy(() -> FestivalFile.parse("")).isInstanceOf(UnreadableFileException.class);
    }

    @Test
    void a_missing_file_is_named(@TempDir Path dir) {
        Path missing = dir.resolve("none.csv");
        assertThatThrownBy(() -> FestivalFile.read(missing))
                .isInstanceOf(UnreadableFileException.class)
                .hasMessage(missing + ": there is no such file");
    }

    @Test
    void bytes_that_are_no_text_damage_only_their_own_field(@TempDir Path dir) throws IOException {
        Path path = dir.resolve("festival.csv");
        byte[] bytes = (FestivalFile.HEADER + "\n" + OPEN.replace("open", "__")).getBytes(StandardCharsets.UTF_8);
        for (int i = FestivalFile.HEADER.length(); i < bytes.length; i++) {
            bytes[i] = bytes[i] == '_' ? (byte) 0xBC : bytes[i];
        }
        Files.write(path, bytes);
        assertThat(FestivalFile.read(path).rows().get(0).type()).isEqualTo(RowType.OPEN);
    }

    @Test
    void a_damaged_type_follows_from_the_balance_and_the_place() {
        FestivalFile file = FestivalText.of()
                .row(0, 0, "9:00:00", "설", 7000, 7000)
                .row(0, 0, "9:01:00", "??", 3000, 10000)
                .row(0, 1, "9:02:00", "??", 1000, 9000)
                .row(0, 1, "9:03:00", "pay", 1000, 8000)
                .row(0, 0, "9:04:00", "", 8000, 0)
                .file();
        assertThat(file.rows())
                .extracting(FestivalRow::type)
                .containsExactly(RowType.OPEN, RowType.CHARGE, RowType.PAY, RowType.PAY, RowType.WITHDRAW);
        assertThat(file.rows().get(0).damage()).hasValueSatisfying(d -> {
            assertThat(d.field()).isEqualTo(Field.TYPE);
            assertThat(d.written()).isEqualTo("설");
            assertThat(d.repaired()).isEqualTo("open");
        });
        assertThat(file.rows().get(3).damage()).isEmpty();
    }

    @Test
    void a_damaged_amount_is_the_difference_of_the_balances() {
        FestivalRow row = parse(OPEN, PAY.replace(",1500,", ",1O500,")).rows().get(1);
        assertThat(row.amount()).isEqualTo(1500);
        assertThat(row.damage()).map(Damage::field).contains(Field.AMOUNT);
    }

    @Test
    void a_damaged_balance_needs_the_next_row_to_agree() {
        String damaged = PAY.replace(",5500", ",#REF!");
        String agrees = "2,user#000,booth#001,5/16/2026 9:20:00,pay,500,5000";
        FestivalRow row = parse(OPEN, damaged, agrees).rows().get(1);
        assertThat(row.balance()).isEqualTo(5500);
        assertThat(row.damage()).map(Damage::field).contains(Field.BALANCE);
        assertThatThrownBy(() -> parse(OPEN, damaged, agrees.replace(",5000", ",4000")))
                .isInstanceOf(UnreadableFileException.class);
    }

    private static FestivalFile parse(String... lines) {
        return FestivalFile.parse(FestivalFile.HEADER + "\n" + String.join("\n", lines));
    }
}
