package com.minsapay.examples.joining;

import com.minsapay.charge.ChargeRequest;
import com.minsapay.outcome.Outcome;
import com.minsapay.policy.GroupBounds;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.PersistenceException;
import java.util.Locale;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.dao.DataAccessException;

/** Sells in two shops, one with plain JPA and one with Spring, and says what became of orders and money. */
public final class Main {
    private final School school;
    private final EntityManagerFactory orders;

    private Main(School school, EntityManagerFactory orders) {
        this.school = school;
        this.orders = orders;
    }

    /** @param arguments none */
    public static void main(String[] arguments) {
        // Hibernate's log then goes where the library's goes, and simplelogger.properties keeps it quiet.
        System.setProperty("org.jboss.logging.provider", "slf4j");
        try (School school = new School(recorded -> {}, GroupBounds.DEFAULT);
                EntityManagerFactory orders = school.shopsRows();
                AnnotationConfigApplicationContext spring = school.spring()) {
            school.topUp("cash-1", 5_000);
            Main main = new Main(school, orders);
            main.sell("JPA", school.plainShop(orders));
            main.sell("Spring", spring.getBean(Shop.class));
            say("verify: " + school.pay().verify().verified());
        }
    }

    private void sell(String name, Shop shop) {
        say("-- " + name);
        buy(shop, name + "-1", School.price(name + "-first", 1_500));
        buy(shop, name + "-1", School.price(name + "-second", 500));
        buy(shop, name + "-2", School.price(name + "-third", 9_000));
        buy(shop, name + "-2", School.price(name + "-second", 500));
    }

    private void buy(Shop shop, String number, ChargeRequest charge) {
        String what = number + ", key " + charge.key().value() + ", " + charge.amount() + ": ";
        try {
            Outcome outcome = shop.buy(number, "빵", charge);
            say(what + outcome.message(Locale.KOREAN));
        } catch (PersistenceException | DataAccessException e) {
            say(what + "not sold: "
                    + firstCause(e).toString().lines().findFirst().orElseThrow());
        }
        say("    orders: " + count() + ", balance: "
                + school.pay().wallet(School.STUDENT).orElseThrow().balance().own());
    }

    private static Throwable firstCause(Throwable thrown) {
        return thrown.getCause() == null ? thrown : firstCause(thrown.getCause());
    }

    private long count() {
        try (EntityManager manager = orders.createEntityManager()) {
            return manager.createQuery("select count(o) from ShopOrder o", Long.class)
                    .getSingleResult();
        }
    }

    private static void say(String line) {
        System.out.println(line);
    }
}
