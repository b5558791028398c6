package com.minsapay.jpa.reliability;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What {@code strace -f -y} wrote about syncs and the making of folders, in the order in which the calls returned. */
final class SystemCalls {
    private static final Pattern LINE = Pattern.compile("(?:\\[pid +)?(\\d+)\\]? +(.*)");
    private static final Pattern RESUMED = Pattern.compile("<\\.\\.\\. (\\w+) resumed>(.*)");
    private static final String UNFINISHED = "<unfinished ...>";

    private final List<String> calls = new ArrayList<>();

    /** @param trace line by line */
    SystemCalls(List<String> trace) {
        Map<String, String> begun = new HashMap<>();
        for (String line : trace) {
            Matcher matcher = LINE.matcher(line);
            if (!matcher.matches()) {
                continue;
            }
            String thread = matcher.group(1);
            String call = matcher.group(2);
            Matcher resumed = RESUMED.matcher(call);
            if (call.endsWith(UNFINISHED)) {
                begun.put(thread, call.substring(0, call.length() - UNFINISHED.length()));
            } else if (resumed.matches()) {
                calls.add(begun.getOrDefault(thread, resumed.group(1)) + resumed.group(2));
            } else {
                calls.add(call);
            }
        }
    }

    /** How many successful syncs of a file returned after the one mark was made and before the other. */
    long syncs(String file, String afterMark, String beforeMark) {
        return calls.subList(indexOf(afterMark), indexOf(beforeMark)).stream()
                .filter(call -> call.startsWith("fsync(") || call.startsWith("fdatasync("))
                .filter(call -> call.contains("/" + file + ">") && call.endsWith("= 0"))
                .count();
    }

    private int indexOf(String mark) {
        for (int i = 0; i < calls.size(); i++) {
            String call = calls.get(i);
            if (call.startsWith("mkdir") && call.contains("/" + mark + "\"") && call.endsWith("= 0")) {
                return i;
            }
        }
        throw new AssertionError("the program did not get to " + mark);
    }
}
