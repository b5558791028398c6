package com.minsapay.examples.replay;

import static org.assertj.core.api.Assumptions.assumeThat;

import com.minsapay.examples.replay.file.FestivalFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/** The real festival's file, where a checkout has it beside itself. */
public final class Festival2019 {
    private static final Path PLACE = Path.of("shared", "data", "minsapay-2019", "transactions.csv");

    private Festival2019() {}

    /** The file, read; without it the calling test is skipped and says so. */
    public static FestivalFile file() {
        return FestivalFile.read(path());
    }

    /** Where it is; without it the calling test is skipped and says so. */
    public static Path path() {
        Optional<Path> found = Stream.iterate(Path.of("").toAbsolutePath(), p -> p != null, Path::getParent)
                .map(p -> p.resolve(PLACE))
                .filter(Files::isRegularFile)
                .findFirst();
        assumeThat(found)
                .as("the 2019 festival's file is not beside this checkout, at .../%s", PLACE)
                .isPresent();
        return found.orElseThrow();
    }
}
