package com.minsapay.examples.replay.cli;

import com.minsapay.examples.replay.file.FestivalFile;
import com.minsapay.examples.replay.plan.PostingPlan;
import com.minsapay.examples.replay.post.FestivalPoster;
import com.minsapay.examples.replay.post.UnpostableException;
import java.nio.file.Path;

/**
 * A recorded festival that can be posted.
 *
 * @param file its rows
 * @param plan what to post
 */
record Festival(FestivalFile file, PostingPlan plan) {
    /**
     * Reads a festival and makes every request once, so that nothing is begun that its file would leave half done.
     *
     * @throws com.minsapay.examples.replay.file.UnreadableFileException if the file cannot be read
     * @throws CommandException if there is no request for one of its rows
     */
    static Festival read(Path input) {
        FestivalFile file = FestivalFile.read(input);
        PostingPlan plan = PostingPlan.of(file);
        try {
            FestivalPoster.requirePostable(file, plan);
        } catch (UnpostableException e) {
            throw new CommandException(ExitCode.UNREADABLE, e.text().after(input + ": "), e);
        }
        return new Festival(file, plan);
    }
}
