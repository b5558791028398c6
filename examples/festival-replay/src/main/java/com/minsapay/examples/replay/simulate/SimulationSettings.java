package com.minsapay.examples.replay.simulate;

import com.minsapay.examples.replay.text.BadValueException;
import com.minsapay.examples.replay.text.Bilingual;

/**
 * How large a made-up festival is.
 *
 * @param seed the same seed and sizes give the same bytes, on any machine
 * @param students 1 to 1,000,000: each has one wallet
 * @param booths 1 to 1,000 that sell; a desk is added, and after an outage an extra booth for what was kept on paper
 * @param minutes 10 to 20,000: how long the festival is open, 14 hours a day from 9:00
 */
public record SimulationSettings(long seed, int students, int booths, int minutes) {
    /** @throws BadValueException if a size is out of its range */
    public SimulationSettings {
        check("학생 수", "students", students, 1, 1_000_000);
        check("부스 수", "booths", booths, 1, 1_000);
        check("분 수", "minutes", minutes, 10, 20_000);
    }

    private static void check(String korean, String english, int value, int least, int most) {
        if (value < least || value > most) {
            throw new BadValueException(Bilingual.of(
                    korean + "는 " + least + "에서 " + most + "까지인데 " + value + "임",
                    english + " must be " + least + " to " + most + ", was " + value));
        }
    }
}
