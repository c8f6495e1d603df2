package ramscim.server.security;

import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import ramscim.server.origin.RequestOrigin;

/** What a bearer token may do besides what its scope says, and what makes a leaked one dangerous. */
public enum TokenRight {
    /** To set users' console passwords. */
    PASSWORDS("sets passwords", RequestOrigin.MAY_SET_PASSWORDS),
    /** To adopt RAM users and groups that are there already, as far as bridge.adoption.mode does. */
    ADOPTION("adopts", "MAY_ADOPT");

    private final String label;
    private final String authority;

    TokenRight(String label, String authority) {
        this.label = label;
        this.authority = authority;
    }

    public String label() {
        return label;
    }

    SimpleGrantedAuthority authority() {
        return new SimpleGrantedAuthority(authority);
    }

    /** As a column has them. */
    static String toColumn(Collection<TokenRight> rights) {
        return rights.stream().sorted().map(TokenRight::name).collect(Collectors.joining(","));
    }

    static Set<TokenRight> ofColumn(String column) {
        EnumSet<TokenRight> rights = EnumSet.noneOf(TokenRight.class);
        Arrays.stream(column.split(","))
                .filter(name -> !name.isBlank())
                .forEach(name -> rights.add(valueOf(name.toUpperCase(Locale.ROOT))));
        return rights;
    }

    /** At the end of a sentence about a token. */
    static String words(Collection<TokenRight> rights) {
        return rights.stream().sorted().map(right -> ", which " + right.label()).collect(Collectors.joining());
    }
}
