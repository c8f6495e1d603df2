package ramscim.simulator.quirk;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an account does that is not documented, or that only some accounts do. By default none of it.
 *
 * @param lags what is not seen at once
 * @param accessDeniedDetail whether a 403 says what was not allowed to whom; its members are known from clients only
 * @param ignoresContacts whether e-mail addresses and mobile phones are ignored, as on the international site
 * @param strictDisplayNames whether the characters that RAM documents for display names bind IMS too
 * @param domainAlias the domain that logon names are told and taken in besides the default one; null: none
 * @param scopedPoliciesHinderNothing whether DeleteUser does not mind policies that are attached within a resource
 *     group
 * @param holdersAtOnce how many users and groups ListEntitiesForPolicy tells before it says that there is more; 0: all
 * @param unknownTagged what a tag operation answers of a user that it does not know; null: what the others answer
 */
public record Quirks(
        List<Lag> lags,
        boolean accessDeniedDetail,
        boolean ignoresContacts,
        boolean strictDisplayNames,
        @Nullable String domainAlias,
        boolean scopedPoliciesHinderNothing,
        int holdersAtOnce,
        @Nullable Words unknownTagged) {

    private static final Quirks NONE = new Quirks(List.of(), false, false, false, null, false, 0, null);

    /** Status, code and message of an error. */
    public record Words(int status, String code, String message) {}

    public Quirks {
        lags = lags == null ? List.of() : List.copyOf(lags);
    }

    public static Quirks none() {
        return NONE;
    }

    public Quirks with(Lag lag) {
        List<Lag> more = new ArrayList<>(lags);
        more.add(lag);
        return new Quirks(
                more,
                accessDeniedDetail,
                ignoresContacts,
                strictDisplayNames,
                domainAlias,
                scopedPoliciesHinderNothing,
                holdersAtOnce,
                unknownTagged);
    }

    public Quirks ignoringContacts() {
        return new Quirks(
                lags,
                accessDeniedDetail,
                true,
                strictDisplayNames,
                domainAlias,
                scopedPoliciesHinderNothing,
                holdersAtOnce,
                unknownTagged);
    }

    public Quirks withStrictDisplayNames() {
        return new Quirks(
                lags,
                accessDeniedDetail,
                ignoresContacts,
                true,
                domainAlias,
                scopedPoliciesHinderNothing,
                holdersAtOnce,
                unknownTagged);
    }

    public Quirks withDomainAlias(String alias) {
        return new Quirks(
                lags,
                accessDeniedDetail,
                ignoresContacts,
                strictDisplayNames,
                alias,
                scopedPoliciesHinderNothing,
                holdersAtOnce,
                unknownTagged);
    }

    public Quirks withHoldersAtOnce(int number) {
        return new Quirks(
                lags,
                accessDeniedDetail,
                ignoresContacts,
                strictDisplayNames,
                domainAlias,
                scopedPoliciesHinderNothing,
                number,
                unknownTagged);
    }
}
