package com.minsapay.crypto;

import static com.minsapay.Given.ascii;
import static com.minsapay.Given.bytes;
import static com.minsapay.Given.macKey;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.Serializable;
import java.util.Arrays;
import java.util.Collections;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class MacKeyTest {
    /** HMAC fills a short key with zeros, so the vectors with keys below 32 bytes apply as they are. */
    @Test
    void codes_are_those_of_rfc_4231() {
        assertThat(mac(bytes(20, 0x0b), ascii("Hi There")))
                .hasToString("b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7");
        assertThat(mac(Bytes.of(ascii("Jefe")), ascii("what do ya want for nothing?")))
                .hasToString("5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843");
        assertThat(mac(bytes(20, 0xaa), bytes(50, 0xdd).toArray()))
                .hasToString("773ea91e36800e46854db8ebd09181a72959098b3ef8c122d9635514ced565fe");
        assertThat(mac(
                        Bytes.ofHex("0102030405060708090a0b0c0d0e0f10111213141516171819"),
                        bytes(50, 0xcd).toArray()))
                .hasToString("82558a389a443c0ea4cc819899f2083a85f0faa3e578f8077a2e3ff46729665b");
    }

    @Test
    void parts_are_coded_one_after_the_other() {
        MacKey key = macKey("k", 1);
        assertThat(key.mac(ascii("Hi "), ascii("There"))).isEqualTo(key.mac(ascii("Hi There")));
        assertThat(key.mac()).isEqualTo(key.mac(new byte[0]));
    }

    @Test
    void many_threads_get_the_codes_that_one_gets() throws Exception {
        MacKey key = macKey("k", 1);
        Bytes expected = key.mac(ascii("text"));
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            Callable<Boolean> often = () -> IntStream.range(0, 500)
                    .allMatch(i -> key.mac(ascii("te"), ascii("xt")).equals(expected));
            for (Future<Boolean> same : threads.invokeAll(Collections.nCopies(4, often))) {
                assertThat(same.get()).isTrue();
            }
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void the_check_value_tells_secrets_apart_and_ids_not() {
        assertThat(macKey("a", 1).checkValue()).isEqualTo(macKey("b", 1).checkValue());
        assertThat(macKey("a", 1).checkValue()).isNotEqualTo(macKey("a", 2).checkValue());
    }

    @Test
    void the_secret_is_copied_and_shown_nowhere() {
        byte[] secret = bytes(32, 0x5a).toArray();
        MacKey key = MacKey.of("seal-1", secret);
        Bytes before = key.mac(ascii("x"));
        Arrays.fill(secret, (byte) 0);

        assertThat(key.mac(ascii("x"))).isEqualTo(before);
        assertThat(key).hasToString("MacKey[seal-1]").isNotInstanceOf(Serializable.class);
    }

    @Test
    void another_length_or_id_is_refused_without_showing_it() {
        assertThatThrownBy(() -> MacKey.of("k", new byte[31]))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a key must be 32 bytes, was 31");
        assertThatThrownBy(() -> MacKey.of("k", new byte[33])).isInstanceOf(IllegalArgumentException.class);
        for (String id : new String[] {"", "a b", "x".repeat(33), "k\n"}) {
            assertThatThrownBy(() -> MacKey.of(id, new byte[32]))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("a key id must be 1 to 32 of A-Z a-z 0-9 . _ -, was " + id.length() + " characters");
        }
    }

    @Test
    void random_secrets_differ_and_fit() {
        assertThat(MacKey.randomSecret()).hasSize(MacKey.LENGTH).isNotEqualTo(MacKey.randomSecret());
    }

    private static Bytes mac(Bytes shortKey, byte[] data) {
        return MacKey.of("rfc-4231", Arrays.copyOf(shortKey.toArray(), MacKey.LENGTH))
                .mac(data);
    }
}
