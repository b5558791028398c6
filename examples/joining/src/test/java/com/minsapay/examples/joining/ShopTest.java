package com.minsapay.examples.joining;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.minsapay.charge.ChargeRequest;
import com.minsapay.fault.OverloadedException;
import com.minsapay.ledger.DeclineReason;
import com.minsapay.money.Money;
import com.minsapay.outcome.Confirmation;
import com.minsapay.outcome.Outcome;
import com.minsapay.policy.GroupBounds;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;

/** An order and its payment: both or neither. */
class ShopTest {
    private static final GroupBounds HASTY = new GroupBounds(100, 100, Duration.ofSeconds(2));

    private abstract static class Both {
        private final List<String> told = new CopyOnWriteArrayList<>();
        final School school = new School(recorded -> told.add(recorded.key().value()), HASTY);
        final EntityManagerFactory orders = school.shopsRows();

        abstract Shop shop();

        @BeforeEach
        void fiveThousandWon() {
            school.topUp("cash", 5_000);
        }

        @AfterEach
        void close() {
            orders.close();
            school.close();
        }

        @Test
        void commits_the_order_and_its_payment_together() {
            assertThat(shop().buy("1", "bread", School.price("first", 2_000))).isInstanceOf(Outcome.Approved.class);

            assertThat(orders()).containsExactly("1 bread first");
            assertThat(balance()).isEqualTo(Money.won(3_000));
            assertThat(toldInTheEnd()).endsWith("cash", "first");
        }

        @Test
        void what_is_rolled_back_leaves_nothing_and_its_key_can_be_used() {
            shop().buy("1", "bread", School.price("first", 2_000));
            assertThatThrownBy(() -> shop().buy("1", "milk", School.price("second", 700)))
                    .isInstanceOf(RuntimeException.class)
                    .hasStackTraceContaining("duplicate key");

            assertThat(orders()).containsExactly("1 bread first");
            assertThat(balance()).isEqualTo(Money.won(3_000));
            assertThat(shop().buy("2", "juice", School.price("second", 900))).isInstanceOf(Outcome.Approved.class);
            assertThat(orders()).containsExactly("1 bread first", "2 juice second");
            assertThat(balance()).isEqualTo(Money.won(2_100));
            assertThat(toldInTheEnd()).endsWith("cash", "first", "second");
        }

        @Test
        void a_declined_charge_rolls_the_order_back() {
            Outcome outcome = shop().buy("1", "cake", School.price("cake", 6_000));

            assertThat(outcome)
                    .isInstanceOfSatisfying(
                            Outcome.Declined.class,
                            declined -> assertThat(declined.reason()).isEqualTo(DeclineReason.NOT_ENOUGH_MONEY));
            assertThat(orders()).isEmpty();
            school.topUp("more", 1_000);
            assertThat(shop().buy("1", "cake", School.price("cake", 6_000))).isInstanceOf(Outcome.Approved.class);
            assertThat(orders()).containsExactly("1 cake cake");
            assertThat(balance()).isEqualTo(Money.won(0));
            assertThat(toldInTheEnd()).endsWith("cash", "more", "cake");
        }

        @Test
        void while_another_transaction_has_the_wallet_a_purchase_is_rolled_back_and_can_be_tried_again_later() {
            try (EntityManager another = orders.createEntityManager()) {
                another.getTransaction().begin();
                assertThat(school.joining(another).submit(School.price("other", 700)))
                        .isInstanceOf(Outcome.Approved.class);

                assertThatThrownBy(() -> shop().buy("1", "bread", School.price("first", 2_000)))
                        .isInstanceOf(OverloadedException.class);

                another.getTransaction().rollback();
            }
            assertThat(orders()).isEmpty();
            assertThat(balance()).isEqualTo(Money.won(5_000));
            assertThat(shop().buy("1", "bread", School.price("first", 2_000))).isInstanceOf(Outcome.Approved.class);
            assertThat(orders()).containsExactly("1 bread first");
            assertThat(balance()).isEqualTo(Money.won(3_000));
            assertThat(toldInTheEnd()).endsWith("cash", "first");
        }

        @Test
        void a_question_rolls_the_order_back_and_yes_is_the_same_order_and_key() {
            school.topUp("more", 30_000);
            ChargeRequest bulk = School.price("bulk", 31_000);
            Outcome outcome = shop().buy("1", "flour", bulk);

            assertThat(orders()).isEmpty();
            assertThat(balance()).isEqualTo(Money.won(35_000));
            Confirmation yes = ((Outcome.Asked) outcome).question().confirmation();
            assertThat(shop().buy("1", "flour", bulk.confirmed(yes))).isInstanceOf(Outcome.Approved.class);
            assertThat(orders()).containsExactly("1 flour bulk");
            assertThat(balance()).isEqualTo(Money.won(4_000));
        }

        @Test
        void whether_it_was_paid_tells_the_library_itself() {
            Outcome outcome = shop().buy("1", "bread", School.price("first", 2_000));

            assertThat(school.pay().charge(School.price("first", 2_000))).isEqualTo(outcome);
            assertThat(balance()).isEqualTo(Money.won(3_000));
        }

        private List<String> orders() {
            try (EntityManager manager = orders.createEntityManager()) {
                return manager.createQuery("select o from ShopOrder o order by o.number", ShopOrder.class)
                        .getResultStream()
                        .map(order -> order.number() + " " + order.item() + " " + order.payment())
                        .toList();
            }
        }

        private Money balance() {
            assertThat(school.pay().verify().findings()).isEmpty();
            return school.pay().wallet(School.STUDENT).orElseThrow().own();
        }

        /** Listeners have been told everything once the library is closed. */
        private List<String> toldInTheEnd() {
            school.pay().close();
            return told;
        }
    }

    @Nested
    class WithPlainJpa extends Both {
        private final Shop shop = school.plainShop(orders);

        @Override
        Shop shop() {
            return shop;
        }
    }

    @Nested
    class WithSpring extends Both {
        private final AnnotationConfigApplicationContext spring = school.spring();

        @Override
        Shop shop() {
            return spring.getBean(Shop.class);
        }

        @AfterEach
        void closeSpring() {
            spring.close();
        }
    }
}
