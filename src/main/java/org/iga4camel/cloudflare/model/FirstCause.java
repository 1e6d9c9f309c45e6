package org.iga4camel.cloudflare.model;

import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.NoSuchFileException;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLPeerUnverifiedException;

/**
 * What went wrong at the bottom of a failure, in words for a person, with what to do where that is known. The words are
 * the end of a sentence, without its full stop.
 *
 * <p>Source: DESIGN rule 14.
 */
public final class FirstCause {

    /** A cause that has words of its own. Of one failure the rule that stands first decides. */
    private record Rule(Predicate<Throwable> fits, Function<Throwable, String> words) {}

    private static final List<Rule> RULES = List.of(
            says("No space left on device", cause -> "the disk is full" + file(cause) + "; make room"),
            says("Disk quota exceeded", cause -> "the disk quota is used up" + file(cause) + "; make room"),
            says("Read-only file system", cause -> "the file system is mounted read-only" + file(cause)),
            says(
                    "Too many open files",
                    cause -> "this process has too many files open" + file(cause) + "; allow more (ulimit -n)"),
            says("Too many levels of symbolic links", FirstCause::circle),
            is(FileSystemLoopException.class, FirstCause::circle),
            says("File name too long", cause -> "the name is too long" + file(cause)),
            says("Is a directory", cause -> "there is a folder in its place" + file(cause)),
            says("Not a directory", cause -> "there is a file where a folder has to be" + file(cause)),
            is(FileAlreadyExistsException.class, cause -> "something else is there already" + file(cause)),
            is(AccessDeniedException.class, cause -> "this process may not do that" + file(cause)),
            is(NoSuchFileException.class, cause -> "there is no such file or folder" + file(cause)),
            is(
                    UnknownHostException.class,
                    cause -> "there is no host of the name '" + host(cause)
                            + "', or no name server answers; check the name, the network, and whether a proxy is needed"),
            is(
                    CertificateExpiredException.class,
                    cause -> "its certificate has expired, or the clock of this machine is" + " wrong"),
            is(
                    CertificateNotYetValidException.class,
                    cause -> "its certificate is not valid yet, or the clock of this" + " machine is wrong"),
            is(SSLPeerUnverifiedException.class, FirstCause::otherHost),
            says("No subject alternative", FirstCause::otherHost),
            says("No name matching", FirstCause::otherHost),
            is(CertPathBuilderException.class, FirstCause::untrusted),
            is(CertPathValidatorException.class, FirstCause::untrusted),
            is(CertificateException.class, FirstCause::untrusted),
            says("unable to find valid certification path", FirstCause::untrusted),
            says("Unsupported or unrecognized SSL message", cause -> "what answers there does not speak TLS"),
            is(SSLException.class, cause -> "no TLS connection came about (" + own(cause) + ")"),
            is(NoRouteToHostException.class, FirstCause::unreachable),
            says("Network is unreachable", FirstCause::unreachable),
            says(
                    "Connection refused",
                    cause -> "the connection was refused (" + own(cause)
                            + "); check the address, firewalls, and whether a proxy is needed"),
            is(SocketTimeoutException.class, cause -> "no answer in time (" + own(cause) + ")"),
            is(ConnectException.class, cause -> "no connection came about (" + own(cause) + ")"),
            says("failed to respond", cause -> "the connection was closed before an answer came"),
            says("Maximum line length", FirstCause::tooLongHeaders),
            says("Maximum header count", FirstCause::tooLongHeaders),
            says("Connection reset", cause -> "the connection was cut (" + own(cause) + ")"),
            says("Broken pipe", cause -> "the connection was cut (" + own(cause) + ")"));

    private FirstCause() {}

    /** The words. Never null or blank, and one line. */
    public static String inWords(Throwable failure) {
        List<Throwable> chain = chain(failure);
        for (Rule rule : RULES) {
            Optional<Throwable> fitting = chain.stream().filter(rule.fits()).findFirst();
            if (fitting.isPresent()) {
                return PlainText.of(rule.words().apply(fitting.get()));
            }
        }
        return PlainText.of(own(chain.get(0)));
    }

    /** Whether a failure has words of its own here, so that it is no defect of this program. */
    public static boolean isKnown(Throwable failure) {
        return chain(failure).stream()
                .anyMatch(cause -> RULES.stream().anyMatch(rule -> rule.fits().test(cause)));
    }

    /** From the first cause to the failure. */
    private static List<Throwable> chain(Throwable failure) {
        List<Throwable> chain = new ArrayList<>();
        for (Throwable cause = failure; cause != null && !chain.contains(cause); cause = cause.getCause()) {
            chain.add(0, cause);
        }
        return chain;
    }

    private static Rule is(Class<? extends Throwable> type, Function<Throwable, String> words) {
        return new Rule(type::isInstance, words);
    }

    private static Rule says(String words, Function<Throwable, String> ours) {
        String sought = words.toLowerCase(Locale.ROOT);
        return new Rule(
                cause -> cause.getMessage() != null
                        && cause.getMessage().toLowerCase(Locale.ROOT).contains(sought),
                ours);
    }

    private static String circle(Throwable cause) {
        return "there is a link where none may be, or links lead in a circle" + file(cause);
    }

    private static String untrusted(Throwable cause) {
        return "its certificate is not trusted (" + own(cause)
                + "); where a proxy opens TLS, give Java its certificate with -Djavax.net.ssl.trustStore";
    }

    private static String tooLongHeaders(Throwable cause) {
        return "the headers of the answer are larger than any that Cloudflare sends (" + own(cause) + ")";
    }

    private static String otherHost(Throwable cause) {
        return "its certificate is for another host (" + own(cause) + ")";
    }

    private static String unreachable(Throwable cause) {
        return "no way leads there (" + own(cause) + "); check the network, and whether a proxy is needed";
    }

    private static String file(Throwable cause) {
        return cause instanceof FileSystemException failed && failed.getFile() != null ? ": " + failed.getFile() : "";
    }

    /** Java tells the name alone, or the name and what the system says about it. */
    private static String host(Throwable cause) {
        String told = String.valueOf(cause.getMessage());
        int colon = told.indexOf(": ");
        return colon < 0 ? told : told.substring(0, colon);
    }

    private static String own(Throwable cause) {
        String message = cause.getMessage();
        if (message == null || message.isBlank()) {
            return cause.getClass().getSimpleName();
        }
        // Camel's own wrapping names the exchange, which says nothing to anybody
        String plain = message.replaceAll("\\s*(?:on the exchange:)?\\s*Exchange\\[[^\\]]*\\]", "")
                .strip();
        return cause instanceof SocketException || cause instanceof CloudflareIgaException || plain.indexOf(' ') >= 0
                ? plain
                : cause.getClass().getSimpleName() + ": " + plain;
    }
}
