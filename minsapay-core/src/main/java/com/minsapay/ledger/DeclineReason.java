package com.minsapay.ledger;

/** Why a request was declined. A declined request under the same key stays declined. */
public enum DeclineReason {
    /** No wallet has this id. */
    UNKNOWN_WALLET,
    /** The wallet is closed. */
    WALLET_CLOSED,
    /** Holds have set aside money of the wallet; capture or release them first. */
    MONEY_IS_HELD,
    /** The wallet owes money. */
    MONEY_IS_OWED,
    /** The wallet has own money, which only a desk can hand back. */
    NEEDS_A_DESK,
    /** This card was never linked. */
    UNKNOWN_CARD,
    /** The card is blocked. */
    CARD_BLOCKED,
    /** Another card took this one's place. */
    CARD_REPLACED,
    /** The card was not linked yet, or blocked or replaced, when it was tapped. */
    CARD_NOT_ACTIVE_THEN,
    /** The card is active already; block it first. */
    CARD_ALREADY_LINKED,
    /** The wallet has an active card already; replace that one instead. */
    WALLET_HAS_A_CARD,
    /** The wallet has no active card that could be replaced. */
    WALLET_HAS_NO_CARD,
    /** A wallet with this id is open already. */
    WALLET_EXISTS,
    /** A booth, desk, fund or sponsor with this id exists already. */
    ACCOUNT_EXISTS,
    /** No booth has this id. */
    UNKNOWN_BOOTH,
    /** No desk has this id. */
    UNKNOWN_DESK,
    /** No fund has this id. */
    UNKNOWN_FUND,
    /** No sponsor has this id. */
    UNKNOWN_SPONSOR,
    /** The fund's expiry has passed. */
    FUND_EXPIRED,
    /** It has not lapsed yet. Told, never recorded. */
    NOT_DUE,
    /** Nothing is left of the grant to give back to its fund. Told, never recorded. */
    NOTHING_LEFT,
    /** The wallet holds less than was asked for. */
    NOT_ENOUGH_MONEY,
    /** No transaction has this id. */
    UNKNOWN_TRANSACTION,
    /** The transaction is not a payment that went through. */
    NOT_A_CHARGE,
    /** The transaction is not a hold that went through. */
    NOT_A_HOLD,
    /** The hold was captured or released, or has lapsed and was given back. */
    HOLD_ENDED,
    /** The hold has lapsed, and is about to be given back. */
    HOLD_EXPIRED,
    /** The hold would have lapsed already. */
    HOLD_UNTIL_PAST,
    /** The hold would lapse later than it may. */
    HOLD_TOO_LONG,
    /** More than what is held. */
    ABOVE_WHAT_IS_HELD,
    /** The sale would have happened later than now. Told, never recorded. */
    NOT_HAPPENED_YET,
    /** The sale happened longer ago than may be entered late. */
    TOO_LONG_AGO,
    /** The transaction is not a top-up that went through. */
    NOT_A_TOP_UP,
    /** The top-up has been reversed. */
    ALREADY_REVERSED,
    /** Some of the top-up is no longer free in the wallet, which would owe it: a second operator must approve. Told, never recorded. */
    NEEDS_APPROVAL,
    /** The wallet has a free pass at the booth: a charge takes nothing from it, so there is nothing to set aside. */
    FREE_PASS_HERE,
    /** Another sponsor gave the wallet a free pass at one of the booths; end that first. */
    PASS_EXISTS,
    /** The free pass would have expired already. */
    PASS_UNTIL_PAST,
    /** The wallet has no free pass of the sponsor at one of the booths, or none at all. */
    NO_SUCH_PASS,
    /** Nothing is left of the charge to give back. */
    ALREADY_REFUNDED,
    /** More than what is left of the charge. */
    ABOVE_WHAT_IS_LEFT,
    /** The booth is owed less than was asked for, or nothing at all. */
    MORE_THAN_OWED,
    /** Verification finds something, or what the house has and owes differs or cannot be added up. */
    BOOKS_NOT_PROVEN,
    /** Money of a till has moved since it was counted last, or while it was. */
    TILL_NOT_COUNTED,
    /** Something waits in suspense for an explanation. */
    SUSPENSE_LEFT,
    /** No money has moved since the last close. Told, never recorded. */
    NOTHING_TO_CLOSE,
    /** A correction would leave a part of the wallet below zero. */
    BELOW_ZERO,
    /** The amount is above what one request may move. */
    ABOVE_REQUEST_LIMIT,
    /** The amount is above what a card may pay at once that proved itself no better. */
    ABOVE_CARD_LIMIT,
    /** The wallet would hold more than a wallet may. */
    ABOVE_BALANCE_LIMIT,
    /** The wallet would spend more than it may in a day. */
    ABOVE_DAILY_LIMIT,
    /** The amount is the number of a card read lately. Told, never recorded. */
    AMOUNT_IS_A_CARD_NUMBER;

    /** Whether the refusal is recorded with its key; if not, the key stays free. */
    public boolean isRecorded() {
        return switch (this) {
            case NOT_DUE, NOTHING_LEFT, NOTHING_TO_CLOSE, NOT_HAPPENED_YET, NEEDS_APPROVAL, AMOUNT_IS_A_CARD_NUMBER ->
                false;
            default -> true;
        };
    }
}
