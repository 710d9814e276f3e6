package org.byggbar.basemap;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.byggbar.platform.ProblemException;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.request.ServletWebRequest;

/** Sends archives of tiles in pieces: a browser reads the few thousand bytes it needs out of a file of gigabytes. */
@RestController
@Tag(name = "Basemaps")
class BasemapFileController {

    private static final int BUFFER_BYTES = 64 * 1024;
    private static final String CACHE = CacheControl.maxAge(10, TimeUnit.MINUTES).cachePublic().getHeaderValue();

    private final BasemapFiles files;

    BasemapFileController(BasemapFiles files) {
        this.files = files;
    }

    @Operation(operationId = "readBasemapFile", summary = "A PMTiles archive or a range of its bytes (RFC 9110, section 14)")
    @ApiResponse(responseCode = "200", description = "The whole file",
            content = @Content(mediaType = "application/vnd.pmtiles", schema = @Schema(type = "string", format = "binary")))
    @ApiResponse(responseCode = "206", description = "The asked range, one for each request",
            content = @Content(mediaType = "application/vnd.pmtiles", schema = @Schema(type = "string", format = "binary")))
    @ApiResponse(responseCode = "304", description = "Unchanged since the ETag", content = @Content)
    @ApiResponse(responseCode = "416", description = "range.unsatisfiable; Content-Range tells the size")
    @GetMapping("/basemaps/{municipality}/{name}.pmtiles")
    void send(@PathVariable String municipality, @PathVariable String name,
            @RequestHeader(name = "Range", required = false) String range,
            @RequestHeader(name = "If-Range", required = false) String ifRange,
            @Parameter(hidden = true) HttpServletRequest request, @Parameter(hidden = true) HttpServletResponse response) throws IOException {
        Path file = files.find(municipality, name + ".pmtiles").orElseThrow(ProblemException::notFound);
        long size = Files.size(file);
        long changed = Files.getLastModifiedTime(file).toMillis();
        String etag = "\"" + Long.toHexString(changed) + "-" + Long.toHexString(size) + "\"";
        response.setHeader("Accept-Ranges", "bytes");
        response.setHeader("Cache-Control", CACHE);
        if (new ServletWebRequest(request, response).checkNotModified(etag, changed)) {
            return;
        }
        response.setContentType("application/vnd.pmtiles");
        response.setHeader("X-Content-Type-Options", "nosniff");
        Optional<ByteRange> part = part(ifRange == null || ifRange.strip().equals(etag) ? range : null, size, response);
        part.ifPresent(bytes -> {
            response.setStatus(HttpServletResponse.SC_PARTIAL_CONTENT);
            response.setHeader("Content-Range", "bytes " + bytes.first() + "-" + bytes.last() + "/" + size);
        });
        copy(file, part.orElse(new ByteRange(0, size - 1)), response);
    }

    private static Optional<ByteRange> part(String range, long size, HttpServletResponse response) {
        try {
            return ByteRange.read(range, size);
        } catch (ByteRange.Unsatisfiable e) {
            response.setHeader("Content-Range", "bytes */" + size);
            throw new ProblemException(HttpStatus.REQUESTED_RANGE_NOT_SATISFIABLE, "range.unsatisfiable");
        }
    }

    private static void copy(Path file, ByteRange bytes, HttpServletResponse response) throws IOException {
        response.setContentLengthLong(bytes.length());
        try (FileChannel channel = FileChannel.open(file)) {
            OutputStream out = response.getOutputStream();
            ByteBuffer buffer = ByteBuffer.allocate((int) Math.min(BUFFER_BYTES, Math.max(1, bytes.length())));
            long at = bytes.first();
            while (at <= bytes.last()) {
                buffer.clear().limit((int) Math.min(buffer.capacity(), bytes.last() - at + 1));
                int read = channel.read(buffer, at);
                if (read < 0) {
                    return;                                  // the file was cut while it was sent; the length says so
                }
                out.write(buffer.array(), 0, read);
                at += read;
            }
        }
    }
}
