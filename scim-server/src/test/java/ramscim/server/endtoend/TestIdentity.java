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
import java.util.Base64;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.jspecify.annotations.Nullable;

/** A certificate that signed itself, with its key: of this machine, or of somebody who calls it. */
record TestIdentity(X509Certificate certificate, PrivateKey key) {
    private static final String ALIAS = "identity";
    private static final char[] PASSWORD = "only-for-this-test".toCharArray();
    private static final Base64.Encoder PEM = Base64.getMimeEncoder(64, new byte[] {'\n'});

    /** @param folder for a file of keytool's, which the JDK can make keys with and nothing else of it certificates */
    static TestIdentity make(Path folder, String name) throws IOException, InterruptedException {
        Path store = Files.createTempDirectory(folder, name).resolve("store.p12");
        String java = Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
        Process keytool = new ProcessBuilder(
                        List.of((java + " -genkeypair -alias " + ALIAS + " -keyalg EC -validity 2 -dname CN=" + name
                                        + " -ext SAN=dns:localhost,ip:127.0.0.1 -storetype PKCS12 -keystore " + store
                                        + " -storepass " + new String(PASSWORD))
                                .split(" ")))
                .redirectErrorStream(true)
                .start();
        String said = new String(keytool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (keytool.waitFor() != 0) {
            throw new IllegalStateException(said);
        }
        return read(store);
    }

    private static TestIdentity read(Path store) throws IOException {
        try {
            KeyStore made = KeyStore.getInstance(store.toFile(), PASSWORD);
            return new TestIdentity(
                    (X509Certificate) made.getCertificate(ALIAS), (PrivateKey) made.getKey(ALIAS, PASSWORD));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    String certificatePem() {
        try {
            return pem("CERTIFICATE", certificate.getEncoded());
        } catch (CertificateEncodingException e) {
            throw new IllegalStateException(e);
        }
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
                own.setKeyEntry(ALIAS, caller.key(), PASSWORD, new Certificate[] {caller.certificate()});
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
