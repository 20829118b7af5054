;; The highest and lowest of a stretch of samples, and of 0: eight or four at a time.
;;
;; $at and $end are bytes; the results go to the first eight bytes of the memory, highest first, as numbers
;; of the samples' kind (16-bit ones as 32 bits). Compiled into range-bytes.ts by
;; test/engine/range/range-bytes.test.ts, run with --update.
(module
  (memory (export "memory") 33)

  (func (export "integers") (param $at i32) (param $end i32)
    (local $v v128) (local $high v128) (local $low v128)
    (block $vectors
      (loop $next
        (br_if $vectors (i32.gt_u (i32.add (local.get $at) (i32.const 16)) (local.get $end)))
        (local.set $v (v128.load (local.get $at)))
        (local.set $high (i16x8.max_s (local.get $high) (local.get $v)))
        (local.set $low (i16x8.min_s (local.get $low) (local.get $v)))
        (local.set $at (i32.add (local.get $at) (i32.const 16)))
        (br $next)))
    (block $rest
      (loop $next
        (br_if $rest (i32.ge_u (local.get $at) (local.get $end)))
        (local.set $v (v128.load16_splat (local.get $at)))
        (local.set $high (i16x8.max_s (local.get $high) (local.get $v)))
        (local.set $low (i16x8.min_s (local.get $low) (local.get $v)))
        (local.set $at (i32.add (local.get $at) (i32.const 2)))
        (br $next)))
    (local.set $high (i16x8.max_s (local.get $high)
      (i8x16.shuffle 8 9 10 11 12 13 14 15 0 1 2 3 4 5 6 7 (local.get $high) (local.get $high))))
    (local.set $high (i16x8.max_s (local.get $high)
      (i8x16.shuffle 4 5 6 7 0 1 2 3 4 5 6 7 0 1 2 3 (local.get $high) (local.get $high))))
    (local.set $high (i16x8.max_s (local.get $high)
      (i8x16.shuffle 2 3 0 1 2 3 0 1 2 3 0 1 2 3 0 1 (local.get $high) (local.get $high))))
    (local.set $low (i16x8.min_s (local.get $low)
      (i8x16.shuffle 8 9 10 11 12 13 14 15 0 1 2 3 4 5 6 7 (local.get $low) (local.get $low))))
    (local.set $low (i16x8.min_s (local.get $low)
      (i8x16.shuffle 4 5 6 7 0 1 2 3 4 5 6 7 0 1 2 3 (local.get $low) (local.get $low))))
    (local.set $low (i16x8.min_s (local.get $low)
      (i8x16.shuffle 2 3 0 1 2 3 0 1 2 3 0 1 2 3 0 1 (local.get $low) (local.get $low))))
    (i32.store (i32.const 0) (i16x8.extract_lane_s 0 (local.get $high)))
    (i32.store (i32.const 4) (i16x8.extract_lane_s 0 (local.get $low))))

  ;; pmax and pmin leave out what is not a number.
  (func (export "floats") (param $at i32) (param $end i32)
    (local $v v128) (local $high v128) (local $low v128)
    (block $vectors
      (loop $next
        (br_if $vectors (i32.gt_u (i32.add (local.get $at) (i32.const 16)) (local.get $end)))
        (local.set $v (v128.load (local.get $at)))
        (local.set $high (f32x4.pmax (local.get $high) (local.get $v)))
        (local.set $low (f32x4.pmin (local.get $low) (local.get $v)))
        (local.set $at (i32.add (local.get $at) (i32.const 16)))
        (br $next)))
    (block $rest
      (loop $next
        (br_if $rest (i32.ge_u (local.get $at) (local.get $end)))
        (local.set $v (v128.load32_splat (local.get $at)))
        (local.set $high (f32x4.pmax (local.get $high) (local.get $v)))
        (local.set $low (f32x4.pmin (local.get $low) (local.get $v)))
        (local.set $at (i32.add (local.get $at) (i32.const 4)))
        (br $next)))
    (local.set $high (f32x4.pmax (local.get $high)
      (i8x16.shuffle 8 9 10 11 12 13 14 15 0 1 2 3 4 5 6 7 (local.get $high) (local.get $high))))
    (local.set $high (f32x4.pmax (local.get $high)
      (i8x16.shuffle 4 5 6 7 0 1 2 3 4 5 6 7 0 1 2 3 (local.get $high) (local.get $high))))
    (local.set $low (f32x4.pmin (local.get $low)
      (i8x16.shuffle 8 9 10 11 12 13 14 15 0 1 2 3 4 5 6 7 (local.get $low) (local.get $low))))
    (local.set $low (f32x4.pmin (local.get $low)
      (i8x16.shuffle 4 5 6 7 0 1 2 3 4 5 6 7 0 1 2 3 (local.get $low) (local.get $low))))
    (f32.store (i32.const 0) (f32x4.extract_lane 0 (local.get $high)))
    (f32.store (i32.const 4) (f32x4.extract_lane 0 (local.get $low))))
)
