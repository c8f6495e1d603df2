package ramscim.server.security;

import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import ramscim.server.origin.RequestOrigin;
import ramscim.server.words.Words;
import ramscim.store.KeptName;

/** What a bearer token may do besides what its scope says, and what makes a leaked one dangerous. */
public enum TokenRight {
    /** To set users' console passwords. */
    PASSWORDS(RequestOrigin.MAY_SET_PASSWORDS),
    /** To adopt RAM users and groups that are there already, as far as bridge.adoption.mode does. */
    ADOPTION("MAY_ADOPT");

    private final String authority;

    TokenRight(String authority) {
        this.authority = authority;
    }

    /** At the end of a sentence about a token. */
    private Words words() {
        return Words.of("clients.right." + name().toLowerCase(Locale.ROOT));
    }

    SimpleGrantedAuthority authority() {
        return new SimpleGrantedAuthority(authority);
    }

    /** As a column has them. */
    static String toColumn(Collection<TokenRight> rights) {
        return rights.stream().sorted().map(TokenRight::name).collect(Collectors.joining(","));
    }

    /** A right that only a newer version knows is not given. */
    static Set<TokenRight> ofColumn(String column) {
        EnumSet<TokenRight> rights = EnumSet.noneOf(TokenRight.class);
        Arrays.stream(column.split(","))
                .filter(name -> !name.isBlank())
                .forEach(name -> KeptName.of(TokenRight.class, name.toUpperCase(Locale.ROOT))
                        .ifPresent(rights::add));
        return rights;
    }

    /** One after the other, at the end of a sentence about a token. */
    static List<Words> words(Collection<TokenRight> rights) {
        return rights.stream().sorted().map(TokenRight::words).toList();
    }

    /** As the record has it. */
    static String inSentence(Collection<TokenRight> rights) {
        return words(rights).stream().map(Words::english).collect(Collectors.joining());
    }
}
