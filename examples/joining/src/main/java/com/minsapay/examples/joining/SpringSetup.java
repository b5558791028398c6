package com.minsapay.examples.joining;

import com.minsapay.MinsaPay;
import com.minsapay.jpa.JpaLedgerStore;
import jakarta.persistence.EntityManagerFactory;
import javax.sql.DataSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.orm.jpa.JpaTransactionManager;
import org.springframework.orm.jpa.LocalContainerEntityManagerFactoryBean;
import org.springframework.orm.jpa.SharedEntityManagerCreator;
import org.springframework.orm.jpa.vendor.HibernateJpaVendorAdapter;
import org.springframework.transaction.annotation.EnableTransactionManagement;

/** The beans of a shop; the data source, the ledger and the library come from outside. */
@Configuration
@EnableTransactionManagement
public class SpringSetup {
    /** On the ledger's database, with the shop's own rows. */
    @Bean
    LocalContainerEntityManagerFactoryBean entityManagerFactory(DataSource source) {
        LocalContainerEntityManagerFactoryBean factory = new LocalContainerEntityManagerFactoryBean();
        factory.setDataSource(source);
        factory.setPackagesToScan(ShopOrder.class.getPackageName());
        factory.setJpaVendorAdapter(new HibernateJpaVendorAdapter());
        return factory;
    }

    /** Begins, commits and rolls back. */
    @Bean
    JpaTransactionManager transactionManager(EntityManagerFactory factory) {
        return new JpaTransactionManager(factory);
    }

    /** Sells. */
    @Bean
    Shop shop(EntityManagerFactory factory, JpaLedgerStore ledger, MinsaPay pay) {
        return new SpringShop(SharedEntityManagerCreator.createSharedEntityManager(factory), ledger, pay);
    }
}
