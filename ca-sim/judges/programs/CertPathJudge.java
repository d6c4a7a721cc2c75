// Asks the CertPath of the Java platform. Reads one job a line, as src/job.rs writes it, and answers each with one line:
// `accepts`, or `refuses` and why. With `rejecting-qualifiers` at the end of the job it is as strict about policy qualifiers
// as the platform is by itself. To the line `version` it answers which Java this is.

import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.security.cert.CRL;
import java.security.cert.CertPath;
import java.security.cert.CertPathValidator;
import java.security.cert.CertStore;
import java.security.cert.CertificateFactory;
import java.security.cert.CollectionCertStoreParameters;
import java.security.cert.Extension;
import java.security.cert.PKIXParameters;
import java.security.cert.PKIXRevocationChecker;
import java.security.cert.TrustAnchor;
import java.security.cert.X509CertSelector;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Date;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

public final class CertPathJudge {
    private static final CertificateFactory FACTORY = factory();

    public static void main(String[] arguments) throws Exception {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.US_ASCII));
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            out.println(line.equals("version") ? Runtime.version().toString() : judge(line.split("\t", -1)));
        }
    }

    private static String judge(String[] job) {
        try {
            Date at = new Date(1000 * Long.parseLong(job[0]));
            List<X509Certificate> roots = certificates(job[2]);
            X509Certificate certificate = certificates(job[3]).get(0);
            CertPath path = FACTORY.generateCertPath(List.of(certificate));
            List<CRL> crls = new ArrayList<>();
            for (byte[] der : octets(job[4])) {
                crls.add(FACTORY.generateCRL(new ByteArrayInputStream(der)));
            }
            List<byte[]> responses = octets(job[5]);
            if (crls.isEmpty() && responses.isEmpty()) {
                validate(path, parameters(roots, at, job));
            }
            if (!crls.isEmpty()) {
                PKIXParameters parameters = parameters(roots, at, job);
                parameters.addCertStore(CertStore.getInstance("Collection", new CollectionCertStoreParameters(crls)));
                PKIXRevocationChecker checker = checker();
                checker.setOptions(EnumSet.of(
                    PKIXRevocationChecker.Option.PREFER_CRLS, PKIXRevocationChecker.Option.NO_FALLBACK));
                parameters.addCertPathChecker(checker);
                validate(path, parameters);
            }
            if (!responses.isEmpty()) {
                PKIXParameters parameters = parameters(roots, at, job);
                PKIXRevocationChecker checker = checker();
                checker.setOptions(EnumSet.of(PKIXRevocationChecker.Option.NO_FALLBACK));
                checker.setOcspResponses(Map.of(certificate, responses.get(0)));
                for (byte[] nonce : octets(job[6])) {
                    checker.setOcspExtensions(List.of(new Nonce(nonce)));
                }
                parameters.addCertPathChecker(checker);
                validate(path, parameters);
            }
            return "accepts";
        } catch (Exception error) {
            return "refuses " + words(error);
        }
    }

    private static PKIXParameters parameters(List<X509Certificate> roots, Date at, String[] job) throws Exception {
        Set<TrustAnchor> anchors = new HashSet<>();
        for (X509Certificate root : roots) {
            anchors.add(new TrustAnchor(root, null));
        }
        PKIXParameters parameters = new PKIXParameters(anchors);
        parameters.setDate(at);
        parameters.setPolicyQualifiersRejected(job[8].equals("rejecting-qualifiers"));
        // Only what the job brings counts: revocation is checked by a checker that is added, never by default.
        parameters.setRevocationEnabled(false);
        X509CertSelector target = new X509CertSelector();
        if (job[1].equals("signing")) {
            // digitalSignature and nonRepudiation; emailProtection is what certificates for signatures are asked for.
            target.setKeyUsage(new boolean[] {true, true});
            target.setExtendedKeyUsage(Set.of("1.3.6.1.5.5.7.3.4"));
        } else if (job[1].equals("authentication")) {
            target.setKeyUsage(new boolean[] {true});
            target.setExtendedKeyUsage(Set.of("1.3.6.1.5.5.7.3.2"));
        } else if (job[1].equals("tls-server")) {
            target.setExtendedKeyUsage(Set.of("1.3.6.1.5.5.7.3.1"));
        }
        parameters.setTargetCertConstraints(target);
        return parameters;
    }

    private static PKIXRevocationChecker checker() throws Exception {
        return (PKIXRevocationChecker) CertPathValidator.getInstance("PKIX").getRevocationChecker();
    }

    private static void validate(CertPath path, PKIXParameters parameters) throws Exception {
        CertPathValidator.getInstance("PKIX").validate(path, parameters);
    }

    private static List<X509Certificate> certificates(String field) throws Exception {
        List<X509Certificate> certificates = new ArrayList<>();
        for (byte[] der : octets(field)) {
            certificates.add((X509Certificate) FACTORY.generateCertificate(new ByteArrayInputStream(der)));
        }
        return certificates;
    }

    private static List<byte[]> octets(String field) {
        List<byte[]> objects = new ArrayList<>();
        for (String object : field.isEmpty() ? new String[0] : field.split(",")) {
            objects.add(Base64.getDecoder().decode(object));
        }
        return objects;
    }

    /** The nonce that was sent (RFC 9654). */
    private record Nonce(byte[] octets) implements Extension {
        @Override
        public String getId() {
            return "1.3.6.1.5.5.7.48.1.2";
        }

        @Override
        public boolean isCritical() {
            return false;
        }

        @Override
        public byte[] getValue() {
            // An OCTET STRING in DER; a nonce has 128 octets at most.
            int shortForm = octets.length < 128 ? 1 : 2;
            byte[] der = new byte[1 + shortForm + octets.length];
            der[0] = 4;
            der[1] = (byte) (shortForm == 1 ? octets.length : 0x81);
            der[shortForm] = (byte) octets.length;
            System.arraycopy(octets, 0, der, 1 + shortForm, octets.length);
            return der;
        }

        @Override
        public void encode(OutputStream out) throws IOException {
            throw new IOException("asked for its value only");
        }
    }

    private static String words(Throwable error) {
        Throwable innermost = error;
        while (innermost.getCause() != null) {
            innermost = innermost.getCause();
        }
        return innermost.getClass().getSimpleName() + ": " + String.valueOf(innermost.getMessage()).replaceAll("\\s+", " ");
    }

    private static CertificateFactory factory() {
        try {
            return CertificateFactory.getInstance("X.509");
        } catch (Exception error) {
            throw new IllegalStateException(error);
        }
    }
}
