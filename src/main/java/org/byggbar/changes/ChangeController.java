package org.byggbar.changes;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.byggbar.identity.Viewer;
import org.byggbar.municipality.Municipalities;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Live updates: every saved change of a municipality, as server-sent events (WHATWG HTML, section 9.2). */
@RestController
@Tag(name = "Changes")
class ChangeController {

    private final ChangeStreams streams;
    private final Municipalities municipalities;

    ChangeController(ChangeStreams streams, Municipalities municipalities) {
        this.streams = streams;
        this.municipalities = municipalities;
    }

    @Operation(operationId = "followChanges", summary = "Follow the changes of a municipality", description = """
            First an event `hello` {since, complete}; complete is false when so much happened since the place you named \
            that you should load anew. A first connection is told of the last half minute as well. Then an event `change` {layer, id, operation, version, bbox, at, revision} for each saved \
            feature, within a second; bbox is west, south, east, north in degrees and covers the old and the new geometry. \
            When more than 50 features of a layer were saved together, as when a plan is published, one event `changes` \
            {layer, count, bbox, at, revision} tells of all of them, with the box around them. \
            Planners are told of drafts as well, moderators of contributions that wait for them. Planners also get an event `presence` {planId, name, zone, since, here} when a colleague opens or leaves a plan or a \
            zone; it has no id and is not told again. The event id is a place in the feed: send it as Last-Event-ID to go on from there. A change may come twice.""")
    @ApiResponse(responseCode = "200", description = "The stream",
            content = @Content(mediaType = "text/event-stream", schema = @Schema(type = "string")))
    @GetMapping("/api/municipalities/{municipality}/changes")
    void follow(@PathVariable String municipality,
            @Parameter(description = "The place to go on from") @RequestHeader(name = "Last-Event-ID", required = false) String lastEventId,
            @Parameter(description = "The same, for scripts that can't send the header: `since` of /layers.json, or an earlier event's id")
            @RequestParam(name = "lastEventId", required = false) String since,
            @Parameter(hidden = true) HttpServletRequest request, @Parameter(hidden = true) HttpServletResponse response) throws IOException {
        municipalities.get(municipality);
        streams.requireRoom();
        response.setContentType("text/event-stream;charset=UTF-8");
        response.setHeader("Cache-Control", "no-store");
        response.setHeader("X-Accel-Buffering", "no");         // nginx: pass each event on at once
        Long place = place(lastEventId != null ? lastEventId : since);
        streams.follow(municipality, Viewer.current(), place,
                whenClosed -> EventStream.open(request.startAsync(), whenClosed));
    }

    /** A place that is no number can't be resumed from: the client is told that it missed something. */
    private static Long place(String text) {
        if (text == null || text.isBlank()) {
            return null;
        }
        return text.strip().matches("\\d{1,18}") ? Long.valueOf(text.strip()) : Long.MAX_VALUE;
    }
}
