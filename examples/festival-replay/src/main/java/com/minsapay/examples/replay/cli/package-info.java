/** The command line: what each command reads, does, prints and exits with. */
@NullMarked
package com.minsapay.examples.replay.cli;

import org.jspecify.annotations.NullMarked;
