/** Wallets, charges and the ledger behind them: the rules, and the interfaces an adapter implements. */
module com.minsapay.core {
    requires com.fasterxml.uuid;
    requires org.slf4j;
    requires static transitive org.jspecify;

    exports com.minsapay;
    exports com.minsapay.account;
    exports com.minsapay.audit;
    exports com.minsapay.booth;
    exports com.minsapay.card;
    exports com.minsapay.charge;
    exports com.minsapay.correction;
    exports com.minsapay.crypto;
    exports com.minsapay.day;
    exports com.minsapay.desk;
    exports com.minsapay.event;
    exports com.minsapay.fault;
    exports com.minsapay.grant;
    exports com.minsapay.idempotency;
    exports com.minsapay.ledger;
    exports com.minsapay.money;
    exports com.minsapay.outcome;
    exports com.minsapay.pass;
    exports com.minsapay.policy;
    exports com.minsapay.registry;
    exports com.minsapay.report;
    exports com.minsapay.request;
    exports com.minsapay.spi;
    exports com.minsapay.wallet;
}
