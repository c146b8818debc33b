"""Writes sample.safetensors, by the format's description: python3 make_sample.py"""

import json
import struct

import numpy as np

tensors = {
    "bias": np.array([0.1, -2.5], dtype="<f4"),
    "Grüße.weight": np.arange(6, dtype="<f8").reshape(2, 3) / 7,
    "scalar": np.array(3.5, dtype="<f8"),
    "none": np.zeros((0, 4), dtype="<f4"),
    "counts": np.array([[1, -2], [3, 2**40]], dtype="<i8"),
    "ids": np.array([7, -8, 9], dtype="<i4"),
}
types = {"<f4": "F32", "<f8": "F64", "<i8": "I64", "<i4": "I32"}

header, at = {}, 0
for name, array in tensors.items():
    size = array.nbytes
    header[name] = {"data_offsets": [at, at + size], "shape": list(array.shape), "dtype": types[array.dtype.str]}
    at += size
header["__metadata__"] = {"format": "np", "note": 'a "quoted"\n\tline \\ and \U0001f600'}

text = (json.dumps(header, indent=1) + "  \n").encode()
with open("sample.safetensors", "wb") as file:
    file.write(struct.pack("<Q", len(text)) + text + b"".join(array.tobytes() for array in tensors.values()))
