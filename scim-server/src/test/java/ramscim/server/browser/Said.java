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

    /** Codes, names of others, and what the glossary leaves as it is. */
    private static final Pattern LEFT = Pattern.compile("[\\w*@-]*[\\w*][.:/_=@][\\w.:/_=@*-]+|来源：.*"
            + "|RAM SCIM Bridge|RAM|SCIM|UTC|CSV|JSON|CloudSSO|SSO|STS|MFA|HTTPS|JWT|OAuth|Bearer|Webhook"
            + "|AccessKey|API Key|Passkey|RequestId|UserId|UserPrincipalName|ProvisionType|\\bID\\b|\\bAPI\\b"
            + "|ResourceManager|CycloneDX|Commit|Java|Spring Boot|Okta|OneLogin"
            + "|BRIDGE_[A-Z_]+");

    private static final Pattern ENGLISH = Pattern.compile("[A-Za-z]{2,}");

    private Said() {}

    /** What a Chinese page says in English. */
    static List<String> english(Page page, List<String> names) {
        return ((List<?>) page.evaluate(SAID))
                .stream()
                        .map(Object::toString)
                        .map(text -> without(text, names))
                        .filter(text -> ENGLISH.matcher(text).find())
                        .toList();
    }

    private static String without(String text, List<String> names) {
        String rest = LEFT.matcher(text).replaceAll("");
        for (String name : names) {
            rest = rest.replace(name, "");
        }
        return rest;
    }
}
