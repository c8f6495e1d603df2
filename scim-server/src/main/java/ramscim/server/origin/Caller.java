package ramscim.server.origin;

import java.net.URL;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.AuthenticatedPrincipal;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import ramscim.server.words.Words;

/**
 * Who sent a request, by the door they came in: nobody of one kind can be taken for one of another, whatever they are
 * called.
 *
 * @param id what tells the caller from all others of its kind
 * @param name what people know the caller by; nobody is recognised by it
 */
public record Caller(Kind kind, String id, String name) implements AuthenticatedPrincipal {
    /** What no log line, no cell of a table and no page shall have to show. */
    private static final Pattern UNSEEN = Pattern.compile("\\p{C}|\\p{Zl}|\\p{Zp}");

    /** More than any issuer and subject have together (OpenID Connect Core, section 2). */
    private static final int LONGEST_ID = 2_000;

    private static final int LONGEST_NAME = 200;

    /** A stranger, of whom nothing is known but where a request came from. */
    public static final Caller ANONYMOUS = new Caller(Kind.ANONYMOUS, "", "somebody unknown");

    /** How somebody comes to be known. */
    public enum Kind {
        /** By the password that the bridge keeps. */
        LOCAL("admin:"),
        /** By an OpenID Connect provider's word. */
        SSO("sso:"),
        /** A program, by a token for the admin API. */
        SERVICE("service:"),
        /** An identity provider, by a token for SCIM. */
        TOKEN("token:"),
        /** Whoever may read the bridge's files, at its own machine. */
        HOST("host:"),
        /** Not at all. */
        ANONYMOUS("anonymous");

        private final String prefix;

        Kind(String prefix) {
            this.prefix = prefix;
        }
    }

    public Caller {
        id = seen(id, LONGEST_ID);
        name = seen(name, LONGEST_NAME);
    }

    private static String seen(String text, int longest) {
        String seen = UNSEEN.matcher(text).replaceAll("");
        return seen.substring(0, Math.min(longest, seen.length()));
    }

    public static Caller ofToken(String name) {
        return new Caller(Kind.TOKEN, name, name);
    }

    public static Caller ofService(String name) {
        return new Caller(Kind.SERVICE, name, name);
    }

    public static Caller ofHost(String user) {
        return new Caller(Kind.HOST, user, user);
    }

    /** Who is signed in to the dashboard or its API; a stranger if nobody is. */
    public static Caller of(@Nullable Authentication authentication) {
        Object principal = authentication == null ? null : authentication.getPrincipal();
        if (authentication == null || "anonymousUser".equals(principal)) {
            return ANONYMOUS;
        }
        if (principal instanceof Caller caller) {
            return caller;
        }
        return principal instanceof OidcUser person
                ? ofPerson(person)
                : new Caller(Kind.LOCAL, authentication.getName(), authentication.getName());
    }

    /**
     * A subject is unique only together with its issuer (OpenID Connect Core, section 2), whose URL has no fragment:
     * what stands before the first {@code #} is always the issuer.
     */
    private static Caller ofPerson(OidcUser person) {
        URL issuer = person.getIssuer();
        return new Caller(Kind.SSO, issuer + "#" + person.getSubject(), nameOf(person));
    }

    private static String nameOf(OidcUser person) {
        for (String claim : new String[] {"name", "preferred_username", "email"}) {
            String name = person.getClaimAsString(claim);
            if (name != null && !seen(name, LONGEST_NAME).isBlank()) {
                return name;
            }
        }
        return person.getSubject();
    }

    /** As {@link ramscim.core.intent.Origin#actor} has it. */
    public String actor() {
        return kind.prefix + id;
    }

    /** Whether the bridge knows who it is. */
    public boolean isKnown() {
        return kind != Kind.ANONYMOUS;
    }

    /** The kind, and who it is, in words; for pages. */
    public Words words() {
        return switch (kind) {
            case LOCAL -> Words.of("audit.actor.local", id);
            case SSO -> Words.of("audit.actor.sso", String.valueOf(subject()), String.valueOf(issuer()));
            case SERVICE -> Words.of("audit.actor.service", id);
            case TOKEN -> Words.of("audit.actor.token", id);
            case HOST -> Words.of("audit.actor.host", id);
            case ANONYMOUS -> Words.of("audit.actor.anonymous");
        };
    }

    /** The provider that vouches for a person of single sign-on; null for all others. */
    public @Nullable String issuer() {
        return kind == Kind.SSO ? id.substring(0, Math.max(0, id.indexOf('#'))) : null;
    }

    /** What that provider calls the person. */
    public @Nullable String subject() {
        return kind == Kind.SSO ? id.substring(id.indexOf('#') + 1) : null;
    }

    /** Who an event tells of; null if it was the bridge itself. */
    public static @Nullable Caller ofActor(String actor) {
        for (Kind kind : Kind.values()) {
            if (actor.startsWith(kind.prefix)) {
                String id = actor.substring(kind.prefix.length());
                return new Caller(kind, id, id);
            }
        }
        return null;
    }

    /** The name; what a caller is known by is {@link #actor}. */
    @Override
    public String getName() {
        return name;
    }
}
