package com.minsapay.examples.replay.export;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SequenceWriter;
import com.fasterxml.jackson.dataformat.csv.CsvGenerator;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import com.minsapay.report.ExportRow;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.ZoneId;
import java.util.Iterator;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** An export as a file, written row by row, whole or not at all: CSV (RFC 4180) or JSON, by the end of its name. */
public final class ExportFile {
    /** Without it, a spreadsheet in Korean takes UTF-8 for another encoding. */
    private static final char BYTE_ORDER_MARK = '\ufeff';

    private final Path file;
    private final ExportLines lines;

    /**
     * @param file its name {@linkplain #isNamed ends} in {@code .csv} or {@code .json}
     * @param raw whether the rows are
     * @param zone of the times
     */
    public ExportFile(Path file, boolean raw, ZoneId zone) {
        this.file = file;
        this.lines = new ExportLines(raw, zone);
    }

    /** Whether the end of a file's name says in which format to write. */
    public static boolean isNamed(Path file) {
        return file.toString().endsWith(".csv") || isJson(file);
    }

    private static boolean isJson(Path file) {
        return file.toString().endsWith(".json");
    }

    /**
     * Writes in place of what was there.
     *
     * @return how many transactions
     * @throws IOException if it cannot be written; what was there is as it was
     */
    public long write(Stream<ExportRow> rows) throws IOException {
        Path draft = file.resolveSibling(file.getFileName() + ".draft");
        long written;
        try (Writer out = Files.newBufferedWriter(draft)) {
            written = isJson(file) ? writeJson(rows.iterator(), out) : writeCsv(rows.iterator(), out);
        }
        Files.move(draft, file, StandardCopyOption.REPLACE_EXISTING);
        return written;
    }

    private long writeCsv(Iterator<ExportRow> rows, Writer out) throws IOException {
        CsvSchema.Builder schema = CsvSchema.builder().setUseHeader(true).setLineSeparator("\r\n");
        lines.columns().forEach(schema::addColumn);
        CsvMapper mapper = CsvMapper.builder()
                .enable(CsvGenerator.Feature.STRICT_CHECK_FOR_QUOTING)
                .build();
        out.write(BYTE_ORDER_MARK);
        try (SequenceWriter csv = mapper.writer(schema.build()).writeValues(out)) {
            return write(rows, ExportFile::safe, csv);
        }
    }

    private long writeJson(Iterator<ExportRow> rows, Writer out) throws IOException {
        try (SequenceWriter json = new ObjectMapper().writer().writeValuesAsArray(out)) {
            return write(rows, UnaryOperator.identity(), json);
        }
    }

    private long write(Iterator<ExportRow> rows, UnaryOperator<Object> cell, SequenceWriter out) throws IOException {
        long written = 0;
        for (; rows.hasNext(); written++) {
            for (Map<String, Object> line : lines.of(rows.next())) {
                line.replaceAll((column, value) -> cell.apply(value));
                out.write(line);
            }
        }
        return written;
    }

    /** Numbers stay numbers. */
    private static Object safe(Object value) {
        return value instanceof String text ? SafeCell.of(text) : value;
    }
}
