/**
 * Files of Hugging Face's {@code safetensors} format: bytes in, arrays and texts by name out, and back.
 *
 * <p>Files are not trusted. Knows nothing of networks. The format is that of
 * https://github.com/huggingface/safetensors: the length of a header in eight bytes, a header in JSON, and the tensors'
 * elements, without gaps.
 */
@NullMarked
package io.github.rnngen.runtime.safetensors;

import org.jspecify.annotations.NullMarked;
