package ramscim.scim.schema;

/** In whose words entitlements and roles are served. */
public enum EntitlementForm {
    /** As Okta's guide "Build a SCIM 2.0 server with entitlements" has them. */
    OKTA,
    /** As draft-ietf-scim-roles-entitlements-01 has them, which ServiceProviderConfig has to tell. */
    IETF,
    /** Each resource in both words, under two resource types with one endpoint. */
    BOTH,
    /** Not at all. */
    OFF;

    boolean isOkta() {
        return this == OKTA || this == BOTH;
    }

    /** Whether ServiceProviderConfig tells of them. */
    public boolean isIetf() {
        return this == IETF || this == BOTH;
    }
}
