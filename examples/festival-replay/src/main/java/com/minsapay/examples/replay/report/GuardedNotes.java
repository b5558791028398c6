package com.minsapay.examples.replay.report;

/** What a reader of the page must know to judge its figures. */
final class GuardedNotes {
    private GuardedNotes() {}

    /** Below the table of guards. */
    static String ofGuards() {
        return Html.paragraph(
                        "막은 잘못은 그날 잘못 움직인 돈 가운데 이 규칙이 멈춘 것. ‘혼자’는 이 규칙만 켰을 때, ‘함께’는 모두 켰을 때."
                                + " 있는 만큼만 쓴다는 규칙은 원장에서 끌 수 없어 늘 켜져 있고, 혼자서는 멈출 것이 없음.",
                        "Error stopped is money that moved by error on the day and that this rule stops: with no other rule on,"
                                + " and with all. That only what is there can be spent is not switched off in any ledger; so it"
                                + " is always on, and by itself stops nothing.")
                + Html.paragraph(
                        "그 밖에 멈춘 돈은 파일만 보아서는 잘못이라 할 수 없는 것: 한도보다 큰 충전이나 결제, 그리고 앞에서 멈춘 충전 때문에"
                                + " 모자라게 된 결제와 출금. 그런 지갑이 필요한 축제라면 한도를 높여야 함.",
                        "Also stopped is what nothing in the file shows to be an error: top-ups and payments above a limit, and"
                                + " payments and withdrawals that lack the money of a top-up stopped before. A festival that"
                                + " needs such wallets must raise the limit.");
    }

    /** How questions are answered, and what the play does not know. */
    static String html() {
        return Html.heading("어떻게 해 보았나", "How it was played")
                + "<ul>\n"
                + item(
                        "큰 금액이 맞느냐는 물음에는, 현금으로 셀 수 있는 금액이면 그렇다고 답함: 데스크는 손에 든 돈을 보고 앎.",
                        "Asked whether a large amount is meant, the desk says yes if it can be counted in cash: it has the"
                                + " notes in its hand.")
                + item(
                        "같은 결제를 한 번 더 하느냐는 물음에는, 카드를 댄 지 2초 안이면 아니라고, 그보다 뒤면 그렇다고 답함." + " 부스가 실제로 하나를 더 팔았는지는 파일에 없음.",
                        "Asked whether to pay once more, the booth says no within two seconds of the tap before, and yes later."
                                + " Whether it sold a second portion is not in the file.")
                + item(
                        "지갑을 비운 출금은 ‘남은 돈 전부’로 침: 그때 지갑에 있는 자기 돈을 모두 돌려줌.",
                        "A withdrawal that emptied the wallet is played as all that is left: the own money that is then there.")
                + item(
                        "거절당한 데스크가 그 자리에서 무엇을 다시 입력했을지는 파일에 없어 지어내지 않음.",
                        "What a desk would have typed instead of a refused amount is not in the file, and not made up.")
                + item(
                        "파일은 익명이라 진짜 카드 번호가 없음. 카드 번호를 막는 규칙은 지어낸 카드로만 시험됨.",
                        "The file is anonymous and has no card numbers; the rule against them meets made-up cards only.")
                + item(
                        "거래 없이 바뀐 잔액은 규칙으로는 일어날 수 없어 뺌. 나중에 준 지원금이었는지는 파일에 없음.",
                        "A balance that changed without a row cannot happen under the rules and is left out. Whether it was a"
                                + " subsidy given later is not in the file.")
                + item(
                        "충전이 두 번 된 것을 묻거나 개설할 때 주는 지원금의 한도를 보는 규칙은 아직 없음.",
                        "No rule yet asks about a top-up made twice, or limits the subsidy a wallet is opened with.")
                + "</ul>\n";
    }

    private static String item(String korean, String english) {
        return "<li>" + Html.both(korean, english) + "</li>\n";
    }
}
