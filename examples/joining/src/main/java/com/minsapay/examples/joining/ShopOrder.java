package com.minsapay.examples.joining;

import com.minsapay.idempotency.IdempotencyKey;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;

/** A row of the shop's own: what was ordered, and the key of the charge that paid for it. */
@Entity
public class ShopOrder {
    @Id
    private String number = "";

    @Column(nullable = false)
    private String item = "";

    @Column(nullable = false, unique = true)
    private String payment = "";

    /** For JPA. */
    protected ShopOrder() {}

    ShopOrder(String number, String item, IdempotencyKey payment) {
        this.number = number;
        this.item = item;
        this.payment = payment.value();
    }

    /** Given once. */
    public String number() {
        return number;
    }

    /** What was ordered. */
    public String item() {
        return item;
    }

    /** The charge's key. */
    public String payment() {
        return payment;
    }
}
