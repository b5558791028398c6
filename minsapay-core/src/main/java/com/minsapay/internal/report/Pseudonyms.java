package com.minsapay.internal.report;

import com.minsapay.account.AccountId;
import com.minsapay.account.BoothId;
import com.minsapay.account.DeskId;
import com.minsapay.account.FundId;
import com.minsapay.account.OperatorId;
import com.minsapay.account.SponsorId;
import com.minsapay.account.WalletId;
import com.minsapay.ledger.Transfer;
import java.util.HashMap;
import java.util.Map;

/** Numbers for names, by first appearance. Grows with the number of names. */
final class Pseudonyms {
    private final Map<WalletId, WalletId> wallets = new HashMap<>();
    private final Map<OperatorId, OperatorId> operators = new HashMap<>();
    private final Map<FundId, FundId> funds = new HashMap<>();
    private final Map<AccountId, AccountId> booths = new HashMap<>();
    private final Map<AccountId, AccountId> desks = new HashMap<>();
    private final Map<AccountId, AccountId> sponsors = new HashMap<>();

    WalletId of(WalletId wallet) {
        return wallets.computeIfAbsent(wallet, name -> WalletId.of("w" + (wallets.size() + 1)));
    }

    OperatorId of(OperatorId operator) {
        return operators.computeIfAbsent(operator, name -> OperatorId.of("o" + (operators.size() + 1)));
    }

    Transfer of(Transfer transfer) {
        return new Transfer(of(transfer.from()), of(transfer.to()), transfer.amount());
    }

    private AccountId of(AccountId account) {
        return switch (account.kind()) {
            case OWN -> AccountId.own(of(account.wallet().orElseThrow()));
            case GRANT ->
                AccountId.grant(
                        of(account.wallet().orElseThrow()), of(account.fund().orElseThrow()));
            case HELD -> AccountId.held(of(account.wallet().orElseThrow()));
            case HELD_GRANT ->
                AccountId.heldGrant(
                        of(account.wallet().orElseThrow()), of(account.fund().orElseThrow()));
            case IOU -> AccountId.iou(of(account.wallet().orElseThrow()));
            case FUND -> AccountId.fund(of(account.fund().orElseThrow()));
            case BOOTH ->
                booths.computeIfAbsent(account, name -> AccountId.booth(BoothId.of("b" + (booths.size() + 1))));
            case DESK -> desks.computeIfAbsent(account, name -> AccountId.desk(DeskId.of("d" + (desks.size() + 1))));
            case SPONSOR ->
                sponsors.computeIfAbsent(account, name -> AccountId.sponsor(SponsorId.of("s" + (sponsors.size() + 1))));
            case SAFE, OVER_SHORT, SUSPENSE -> account;
        };
    }

    private FundId of(FundId fund) {
        return funds.computeIfAbsent(fund, name -> FundId.of("f" + (funds.size() + 1)));
    }
}
