package ramscim.server.connect;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import ramscim.server.admin.BadAdminRequestException;
import ramscim.server.admin.DashboardPage;
import ramscim.server.origin.PublicAddress;
import ramscim.server.security.ScimTokens;
import ramscim.server.security.SignInWay;
import ramscim.server.security.TokenAdministration;
import ramscim.server.security.TokenScope;
import ramscim.server.words.Audience;

/** The page Connect. A secret is on the page that answers its making, and nowhere else. */
@DashboardPage
final class ConnectPages {
    private static final String SCIM = "/scim/v2";

    private final Connections connections;
    private final TokenAdministration tokens;
    private final boolean addressIsSet;

    ConnectPages(
            Connections connections, TokenAdministration tokens, @Value("${bridge.public-url:}") String publicUrl) {
        this.connections = connections;
        this.tokens = tokens;
        this.addressIsSet = !publicUrl.isBlank();
    }

    @GetMapping("/admin/connect")
    String choose(Model model) {
        model.addAttribute("providers", Provider.all());
        return "admin/connect";
    }

    @GetMapping("/admin/connect/{provider}")
    String guide(
            @PathVariable("provider") String name,
            @RequestParam(required = false) @Nullable String token,
            Model model) {
        Provider provider = Provider.named(name);
        String root = PublicAddress.root();
        model.addAttribute("address", root + SCIM);
        model.addAttribute("addressIsSet", addressIsSet);
        model.addAttribute(
                "guide", SetupGuide.of(provider, root, Audience.viewer().locale()));
        model.addAttribute("connection", connections.of(provider, token, root + SCIM));
        return choose(model);
    }

    /** What changes on the page, for those who have scripts. */
    @GetMapping("/admin/connect/{provider}/live")
    String live(
            @PathVariable("provider") String name,
            @RequestParam(required = false) @Nullable String token,
            Model model) {
        model.addAttribute("connection", connections.of(Provider.named(name), token, PublicAddress.root() + SCIM));
        return "admin/connect :: live";
    }

    @PostMapping("/admin/connect/{provider}/token")
    String make(
            @PathVariable("provider") String provider,
            @RequestParam String name,
            @RequestParam(defaultValue = "TOKEN") SignInWay way,
            Model model) {
        try {
            ScimTokens.Made made = tokens.make(name, way, TokenScope.ALL, Set.of(), tokens.usualEnd());
            model.addAttribute("made", made.token());
            model.addAttribute("tokenAddress", PublicAddress.tokenEndpoint());
            model.addAttribute("secret", made.secret());
            return guide(provider, made.token().name(), model);
        } catch (BadAdminRequestException e) {
            model.addAttribute("problem", e.words());
            return guide(provider, null, model);
        }
    }
}
