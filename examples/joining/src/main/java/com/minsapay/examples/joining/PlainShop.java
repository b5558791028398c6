package com.minsapay.examples.joining;

import com.minsapay.Joined;
import com.minsapay.MinsaPay;
import com.minsapay.charge.ChargeRequest;
import com.minsapay.jpa.JpaLedgerStore;
import com.minsapay.outcome.Outcome;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.EntityTransaction;

/** With plain JPA: the shop begins, commits and rolls back. Thread-safe. */
public final class PlainShop implements Shop {
    private final EntityManagerFactory factory;
    private final JpaLedgerStore ledger;
    private final MinsaPay pay;

    /**
     * @param factory on the ledger's database
     * @param ledger the store that {@code pay} was built on
     */
    public PlainShop(EntityManagerFactory factory, JpaLedgerStore ledger, MinsaPay pay) {
        this.factory = factory;
        this.ledger = ledger;
        this.pay = pay;
    }

    @Override
    public Outcome buy(String number, String item, ChargeRequest charge) {
        try (EntityManager manager = factory.createEntityManager()) {
            EntityTransaction transaction = manager.getTransaction();
            transaction.begin();
            try {
                manager.persist(new ShopOrder(number, item, charge.key()));
                Joined joined = pay.joining(ledger.joining(manager));
                Outcome outcome = joined.submit(charge);
                if (outcome instanceof Outcome.Approved) {
                    transaction.commit();
                    joined.afterCommit();
                }
                return outcome;
            } finally {
                if (transaction.isActive()) {
                    transaction.rollback();
                }
            }
        }
    }
}
