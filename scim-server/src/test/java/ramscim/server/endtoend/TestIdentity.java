package ramscim.server.endtoend;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.jspecify.annotations.Nullable;

/**
 * A certificate with its key: of this machine, or of somebody who calls it.
 *
 * @param chain what signed it behind it; of one that signed itself only that
 */
record TestIdentity(List<X509Certificate> chain, PrivateKey key) {
    private static final String ALIAS = "identity";
    private static final char[] PASSWORD = "only-for-this-test".toCharArray();
    private static final Base64.Encoder PEM = Base64.getMimeEncoder(64, new byte[] {'\n'});

    TestIdentity {
        chain = List.copyOf(chain);
    }

    /** @param folder for a file of keytool's, which the JDK can make keys with and nothing else of it certificates */
    static TestIdentity make(Path folder, String name) throws IOException, InterruptedException {
        Path store = Files.createTempDirectory(folder, name).resolve("store.p12");
        keytool(store, ALIAS, "CN=" + name, "SAN=dns:localhost,ip:127.0.0.1");
        return read(store, ALIAS);
    }

    /** An authority that signs others, in a file that only this test has. */
    static Path authority(Path folder, String name) throws IOException, InterruptedException {
        Path store = Files.createTempDirectory(folder, "authority").resolve("store.p12");
        keytool(store, ALIAS, name, "bc:c");
        return store;
    }

    static TestIdentity of(Path authority) throws IOException {
        return read(authority, ALIAS);
    }

    /** One that the authority has signed. */
    static TestIdentity signedBy(Path authority, String name) throws IOException, InterruptedException {
        String alias = UUID.randomUUID().toString();
        keytool(authority, alias, name, "SAN=dns:localhost,ip:127.0.0.1", "-signer", ALIAS);
        return read(authority, alias);
    }

    private static void keytool(Path store, String alias, String name, String extension, String... more)
            throws IOException, InterruptedException {
        String java = Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
        List<String> command = new ArrayList<>(List.of(
                (java + " -genkeypair -keyalg EC -validity 2 -storetype PKCS12 -storepass " + new String(PASSWORD))
                        .split(" ")));
        command.addAll(List.of("-alias", alias, "-dname", name, "-ext", extension, "-keystore", store.toString()));
        command.addAll(List.of(more));
        Process keytool = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(keytool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (keytool.waitFor() != 0) {
            throw new IllegalStateException(said);
        }
    }

    private static TestIdentity read(Path store, String alias) throws IOException {
        try {
            KeyStore made = KeyStore.getInstance(store.toFile(), PASSWORD);
            List<X509Certificate> chain = Arrays.stream(made.getCertificateChain(alias))
                    .map(X509Certificate.class::cast)
                    .toList();
            return new TestIdentity(chain, (PrivateKey) made.getKey(alias, PASSWORD));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    X509Certificate certificate() {
        return chain.get(0);
    }

    /** With its chain. */
    String certificatePem() {
        StringBuilder pem = new StringBuilder();
        for (X509Certificate one : chain) {
            try {
                pem.append(pem("CERTIFICATE", one.getEncoded()));
            } catch (CertificateEncodingException e) {
                throw new IllegalStateException(e);
            }
        }
        return pem.toString();
    }

    String keyPem() {
        return pem("PRIVATE KEY", key.getEncoded());
    }

    private static String pem(String what, byte[] content) {
        return "-----BEGIN %s-----%n%s%n-----END %s-----%n".formatted(what, PEM.encodeToString(content), what);
    }

    /** What a client that trusts some servers speaks with; as this identity, or as nobody. */
    static SSLContext client(@Nullable TestIdentity caller, TestIdentity... trusted) {
        try {
            TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            KeyStore servers = empty();
            for (TestIdentity server : trusted) {
                servers.setCertificateEntry(
                        server.certificate().getSerialNumber().toString(), server.certificate());
            }
            trust.init(servers);
            KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            KeyStore own = empty();
            if (caller != null) {
                own.setKeyEntry(ALIAS, caller.key(), PASSWORD, caller.chain().toArray(Certificate[]::new));
            }
            keys.init(own, PASSWORD);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
            return context;
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static KeyStore empty() throws GeneralSecurityException, IOException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        return store;
    }
}
