package com.minsapay.examples.joining;

import com.minsapay.Joined;
import com.minsapay.MinsaPay;
import com.minsapay.charge.ChargeRequest;
import com.minsapay.jpa.JpaLedgerStore;
import com.minsapay.outcome.Outcome;
import jakarta.persistence.EntityManager;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.interceptor.TransactionAspectSupport;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** With Spring, which begins, commits and rolls back around {@link #buy}. Thread-safe. */
public class SpringShop implements Shop {
    private final EntityManager manager;
    private final JpaLedgerStore ledger;
    private final MinsaPay pay;

    /**
     * @param manager shared: Spring finds the one of the transaction behind it
     * @param ledger the store that {@code pay} was built on
     */
    public SpringShop(EntityManager manager, JpaLedgerStore ledger, MinsaPay pay) {
        this.manager = manager;
        this.ledger = ledger;
        this.pay = pay;
    }

    @Override
    @Transactional
    public Outcome buy(String number, String item, ChargeRequest charge) {
        manager.persist(new ShopOrder(number, item, charge.key()));
        Joined joined = pay.joining(ledger.joining(manager));
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                joined.afterCommit();
            }
        });
        Outcome outcome = joined.submit(charge);
        if (!(outcome instanceof Outcome.Approved)) {
            TransactionAspectSupport.currentTransactionStatus().setRollbackOnly();
        }
        return outcome;
    }
}
