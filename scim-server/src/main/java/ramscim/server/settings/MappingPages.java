package ramscim.server.settings;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import ramscim.server.admin.BadAdminRequestException;
import ramscim.server.admin.DashboardPage;
import ramscim.server.words.Words;

/** Tries the mapping out. */
@DashboardPage
final class MappingPages {
    private static final String EXAMPLE = """
            {
              "schemas": ["urn:ietf:params:scim:schemas:core:2.0:User"],
              "userName": "ada@example.com",
              "name": {"givenName": "Ada", "familyName": "Lovelace"},
              "emails": [{"value": "ada@example.com", "primary": true}]
            }
            """;
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final MappingPreview preview;

    MappingPages(MappingPreview preview) {
        this.preview = preview;
    }

    @GetMapping("/admin/settings/mapping")
    String form(Model model) {
        model.addAttribute("user", EXAMPLE);
        return "admin/mapping";
    }

    @PostMapping("/admin/settings/mapping")
    String preview(@RequestParam String user, Model model) {
        model.addAttribute("user", user);
        try {
            model.addAttribute("preview", preview.of(read(user)));
        } catch (BadAdminRequestException e) {
            model.addAttribute("refusal", e.words());
        }
        return "admin/mapping";
    }

    private static ObjectNode read(String user) {
        try {
            JsonNode read = JSON.readTree(user);
            if (read instanceof ObjectNode object) {
                return object;
            }
        } catch (JsonProcessingException e) {
            // said below, without what was typed: it may be a password
        }
        throw new BadAdminRequestException(Words.of("mapping.no-object"));
    }
}
