package ramscim.server.browser;

import com.microsoft.playwright.Page;
import java.util.List;
import java.util.regex.Pattern;

/** What a page says to whoever looks at it, or hears it. */
final class Said {
    /** Without names, codes, providers' guides, and what somebody else said in English. */
    private static final String SAID = """
            () => {
              const other = "code, [translate=no], [lang=en], .languages, .guide, script";
              const said = [];
              const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
              while (texts.nextNode()) {
                if (!texts.currentNode.parentElement.closest(other)) said.push(texts.currentNode.textContent.trim());
              }
              for (const one of document.body.querySelectorAll("[aria-label], [title], [placeholder]")) {
                if (one.closest(other)) continue;
                said.push(...["aria-label", "title", "placeholder"].map(name => one.getAttribute(name) ?? ""));
              }
              return said.filter(text => text !== "");
            }""";

    /** Codes, names that a test has made, those of others, and what the glossary leaves as it is. */
    private static final Pattern LEFT = Pattern.compile("[A-Za-z]+-\\d+|[\\w*@-]*[\\w*][.:/_=@][\\w.:/_=@*-]+|来源：.*"
            + "|RAM SCIM Bridge|RAM|SCIM|UTC|CSV|JSON|CloudSSO|SSO|STS|MFA|HTTPS|JWT|OAuth|Bearer|Webhook"
            + "|AccessKey|API Key|Passkey|RequestId|UserId|UserPrincipalName|ProvisionType|\\bID\\b|\\bAPI\\b"
            + "|ResourceManager|CycloneDX|Commit|Java|Spring Boot|Okta|OneLogin"
            + "|BRIDGE_[A-Z_]+|\\b(configured|admin|bridge|server|spring|resilience4j|logging|uniqueness|siem)\\b"
            // Fields of providers, and what they send.
            + "|Connection|Enable|POST /Users|Test Connector Configuration|Authorization|Token|okta");

    private static final Pattern ENGLISH = Pattern.compile("[A-Za-z]{2,}");

    private Said() {}

    /** What a Chinese page says in English. */
    static List<String> english(Page page) {
        return ((List<?>) page.evaluate(SAID))
                .stream()
                        .map(Object::toString)
                        .filter(text -> ENGLISH.matcher(LEFT.matcher(text).replaceAll(""))
                                .find())
                        .toList();
    }
}
